import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import satori, { type Font } from 'satori'
import sharp from 'sharp'

/** What a shared link shows: 1200 × 630, as Zalo and Facebook take it. */
const size = { width: 1200, height: 630 }

export type SharePicture = {
  readonly title: string
  readonly line: string
  /** The rank in words, e.g. "OCOP 4 sao"; absent where there is none to show. */
  readonly rank?: { readonly text: string; readonly stars: number; readonly isHeld: boolean }
  /** Said in large where the picture proves nothing. */
  readonly warning?: string
  readonly site: string
}

const colours = {
  green: '#123c2c',
  paper: '#fbf8f2',
  gold: '#b8860b',
  soft: '#4c5a52',
  red: '#a3231f',
}

type Node = { readonly type: string; readonly props: Record<string, unknown> }
const node = (type: string, style: Record<string, unknown>, children: unknown): Node => ({
  type,
  props: { style: { display: 'flex', ...style }, children },
})

/** The picture as PNG; letters are drawn from the site's own font, so it looks alike on every machine. */
export const sharePicture = async (picture: SharePicture): Promise<Buffer> => {
  // satori takes plain element objects; its type asks for a React node, which these are in all but name.
  const tree = drawn(picture) as unknown as Parameters<typeof satori>[0]
  const svg = await satori(tree, { ...size, fonts: await fonts() })
  return sharp(Buffer.from(svg)).png({ compressionLevel: 9, palette: true }).toBuffer()
}

const drawn = ({ title, line, rank, warning, site }: SharePicture): Node =>
  node(
    'div',
    {
      ...size,
      boxSizing: 'border-box',
      flexDirection: 'column',
      justifyContent: 'space-between',
      padding: '64px 72px',
      background: colours.paper,
      borderBottom: `24px solid ${colours.green}`,
      fontFamily: 'vietnamese, latin',
      color: colours.green,
    },
    [
      node('div', { flexDirection: 'column', gap: 24 }, [
        node(
          'div',
          { fontSize: title.length > 60 ? 52 : 68, fontWeight: 600, lineHeight: 1.3 },
          title,
        ),
        node('div', { fontSize: 34, color: colours.soft, lineHeight: 1.45 }, line),
      ]),
      node('div', { flexDirection: 'column', gap: 20 }, [
        ...(rank ? [rankLine(rank)] : []),
        ...(warning
          ? [node('div', { fontSize: 32, fontWeight: 600, color: colours.red }, warning)]
          : []),
        node('div', { fontSize: 30, color: colours.soft }, site),
      ]),
    ],
  )

const star = 'M12 2.8l2.8 5.9 6.4.8-4.7 4.5 1.2 6.4L12 17.2l-5.7 3.2 1.2-6.4-4.7-4.5 6.4-.8z'
const rankLine = ({ text, stars, isHeld }: NonNullable<SharePicture['rank']>): Node =>
  node('div', { alignItems: 'center', gap: 28, fontSize: 44, fontWeight: 600 }, [
    {
      type: 'svg',
      props: {
        viewBox: `0 0 ${stars * 24} 24`,
        width: stars * 56,
        height: 56,
        children: Array.from({ length: stars }, (_, index) => ({
          type: 'path',
          props: {
            d: star,
            transform: `translate(${index * 24} 0)`,
            fill: isHeld ? colours.gold : 'none',
            stroke: isHeld ? colours.gold : colours.soft,
          },
        })),
      },
    },
    node('div', {}, text),
  ])

let loaded: Promise<Font[]> | undefined
const fonts = (): Promise<Font[]> =>
  (loaded ??= Promise.all(
    (['latin', 'vietnamese'] as const).flatMap((subset) =>
      ([400, 600] as const).map(async (weight): Promise<Font> => {
        const file = `@fontsource/be-vietnam-pro/files/be-vietnam-pro-${subset}-${weight}-normal.woff`
        const path = createRequire(import.meta.url).resolve(file)
        return { name: subset, weight, style: 'normal', data: await readFile(path) }
      }),
    ),
  ))
