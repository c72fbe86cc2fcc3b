import { createHash } from 'node:crypto'
import sharp, { type Sharp } from 'sharp'
import type { Refusal } from '../content/refusal.ts'
import type { PhotoSize } from '../../contract/photo.ts'

/** One picture at a time takes one core; several uploads wait their turn. */
sharp.concurrency(1)

/** Below this on its longer edge a photo looks poor on any phone. */
const longEdgeAtLeast = 800
/** A picture of more pixels is no phone's and would take the memory of the service. */
const pixelsAtMost = 60_000_000
const widths = [320, 480, 800, 1200] as const

export type Size = Omit<PhotoSize, 'path'> & { readonly sha256: string; readonly bytes: Buffer }
type Area = { readonly width: number; readonly height: number }

const opened = (bytes: Buffer) => sharp(bytes, { limitInputPixels: pixelsAtMost })

/** Width and height as the photo is meant to be seen, turned upright. */
export const areaOf = async (bytes: Buffer): Promise<Area> => {
  const { autoOrient } = await opened(bytes).metadata()
  return { width: autoOrient.width, height: autoOrient.height }
}

/** Why a picture is no product photo; undefined when it is one. */
export const photoRefusal = async (bytes: Buffer): Promise<Refusal | undefined> => {
  const area = await areaOf(bytes).catch(() => undefined)
  if (!area)
    return { code: 'photo-unreadable', detail: 'The picture cannot be opened. Take it once more.' }
  if (Math.max(area.width, area.height) >= longEdgeAtLeast) return undefined
  return {
    code: 'photo-too-small',
    detail: `The picture has ${area.width} by ${area.height} pixels; its longer edge needs ${longEdgeAtLeast}.`,
  }
}

/**
 * The sizes the public gets, upright and without any metadata: where and with what it was taken stays with the
 * producer.
 */
export const sizesOf = async (bytes: Buffer): Promise<readonly Size[]> => {
  const { width: whole } = await areaOf(bytes)
  const wanted = widths.filter((width) => width < whole)
  const sizes: Size[] = []
  for (const width of [...wanted, ...(whole <= 1_200 ? [whole] : [1_200])].filter(once)) {
    const upright = opened(bytes).autoOrient().resize({ width })
    sizes.push(
      await encoded(upright.clone().avif({ quality: 50, effort: 3 }), 'image/avif'),
      await encoded(upright.clone().jpeg({ quality: 75, mozjpeg: true }), 'image/jpeg'),
    )
  }
  return sizes
}

const once = (width: number, index: number, all: readonly number[]): boolean =>
  all.indexOf(width) === index

const encoded = async (picture: Sharp, type: PhotoSize['type']): Promise<Size> => {
  const { data, info } = await picture.toBuffer({ resolveWithObject: true })
  const sha256 = createHash('sha256').update(data).digest('hex')
  return { type, width: info.width, height: info.height, sha256, bytes: data }
}
