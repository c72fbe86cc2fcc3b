import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { ListingItem } from '@ocop/catalogue/contract/listing'
import { CommandResult } from '@ocop/kernel/ids'
import { pageOf } from '@ocop/kernel/page'
import type { Stage } from '../../infra/rehearsals/stage.ts'
import { aDossierAfter, aStory, liveStage, wayTo, type WayAct } from '../support/live-stage.ts'
import { openStack, type OpenStack } from '../support/stack.ts'
import { deskVisits, violationsOn } from './desk-visit.ts'

const visit = deskVisits()
const ids = new Map<WayAct | 'draft' | 'product', string>()

/** A dossier for each point of the way that a page below shows. */
const points = [
  'lodge',
  'communeAccept',
  'cityAccept',
  'advice',
  'opening',
  'scoring',
  'result',
  'decision',
] as const

beforeAll(async () => {
  const stack = await openStack()
  const stage: Stage = await liveStage(stack)
  const at = async (acts: ReturnType<typeof wayTo>): Promise<string> =>
    (await aDossierAfter(stage, aStory('Rươi'), acts)).dossierId
  ids.set('draft', await at([]))
  for (const point of points) ids.set(point, await at(wayTo(point)))
  ids.set('product', await aToldProduct(stack))
  await aConflictOfEachKind(stack, ids.get('opening') ?? '')
})

/** One member keeps out of the dossier, another did and does no more. */
const aConflictOfEachKind = async ({ person }: OpenStack, dossierId: string): Promise<void> => {
  const path = `/api/dossiers/dossiers/${dossierId}/conflicts`
  const about = async (key: string) => (await person(key).me()).person.id
  const why = { ground: 'employment', reason: 'Từng làm việc cho chủ thể đến năm ngoái.' }
  const [standing, lifted] = [await about('member-2-city'), await about('member-3-city')]
  const chair = person('chair-city')
  for (const personId of [standing, lifted])
    await chair.post(CommandResult, path, { commandId: randomUUID(), personId, ...why })
  const reason = 'Đã nghỉ việc ở đó trước khi chủ thể có sản phẩm này.'
  const body = { commandId: randomUUID(), personId: lifted, reason }
  await chair.post(CommandResult, `${path}/lifts`, body)
}

/** A product of the demonstration with an approved listing, so that both its desks show all there is. */
const aToldProduct = async ({ person }: OpenStack): Promise<string> => {
  const { items } = await person('htx-ruoi').get(
    pageOf(ListingItem),
    '/api/catalogue/listings?state=approved',
  )
  const told = items[0]
  if (!told) throw new Error('No product of htx-ruoi has an approved listing')
  return told.productId
}

/** Who opens what; `:point` stands for the dossier that has come so far, `:product` for the product told of. */
const pages = [
  ['htx-ruoi', '/chu-the'],
  ['trang-trai-ga', '/chu-the'],
  ['htx-ruoi', '/chu-the/ho-so/moi'],
  ['htx-ruoi', '/chu-the/ho-so/:draft'],
  ['htx-ruoi', '/chu-the/ho-so/:draft/thong-tin'],
  ['htx-ruoi', '/chu-the/ho-so/:draft/giay-to'],
  ['htx-ruoi', '/chu-the/ho-so/:draft/tu-cham'],
  ['htx-ruoi', '/chu-the/ho-so/:lodge'],
  ['htx-ruoi', '/chu-the/ho-so/:decision'],
  ['htx-ruoi', '/chu-the/san-pham'],
  ['htx-ruoi', '/chu-the/san-pham/:product'],
  ['htx-ruoi', '/chu-the/san-pham/:product/lo'],
  ['htx-ruoi', '/chu-the/hoi-hang'],
  ['commune-officer', '/can-bo/gioi-thieu'],
  ['commune-officer', '/can-bo/gioi-thieu/:product'],
  ['commune-officer', '/can-bo/xuc-tien'],
  ['officer-city', '/can-bo/xuc-tien'],
  ['commune-officer', '/can-bo/hoi-hang'],
  ['inspector-city', '/can-bo/bao-nhan'],
  ['commune-officer', '/can-bo'],
  ['commune-officer', '/can-bo/qua-han?tt=any'],
  ['officer-city', '/can-bo/qua-han'],
  ['officer-city', '/can-bo/ho-so'],
  ['commune-officer', '/can-bo/ho-so/:lodge'],
  ['commune-officer', '/can-bo/ho-so/:communeAccept'],
  ['adviser-city', '/can-bo/ho-so/:cityAccept'],
  ['decider-city', '/can-bo/ho-so/:result'],
  ['decider-city', '/can-bo/ho-so/:decision'],
  ['member-1-city', '/hoi-dong'],
  ['member-1-city', '/hoi-dong/ho-so/:advice'],
  ['member-1-city', '/hoi-dong/ho-so/:opening'],
  ['member-1-city', '/hoi-dong/ho-so/:opening/xung-dot'],
  ['chair-city', '/hoi-dong/ho-so/:opening/xung-dot'],
  ['decider-city', '/hoi-dong/ho-so/:opening/xung-dot'],
  ['chair-city', '/hoi-dong/ho-so/:scoring'],
  ['chair-city', '/hoi-dong/ho-so/:scoring/ket-luan'],
] as const

const addressOf = (path: string): string =>
  path.replace(/:(\w+)/, (_, point: string) => {
    const found = [...ids].find(([name]) => name === point)
    if (!found) throw new Error(`Nothing stands at ${point}`)
    return found[1]
  })

/** At the end of the page, where the running total of a sheet stands in its own place and hides nothing. */
const toTheEnd = "scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })"

test.each(pages)(
  '%s at %s: fits a phone, keeps its policy, and breaks no rule of WCAG 2.2 AA',
  async (who, path) => {
    const complaints: string[] = []
    const page = await visit.openAs(who, '/livez', { width: 390 })
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    await visit.go(page, addressOf(path))
    expect(new URL(page.url()).pathname).toBe(addressOf(path).split('?')[0])
    expect(
      await page.evaluate('document.documentElement.scrollWidth - innerWidth'),
    ).toBeLessThanOrEqual(0)
    await page.evaluate(toTheEnd)
    expect(await violationsOn(page)).toEqual([])
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.evaluate(toTheEnd)
    expect(await violationsOn(page)).toEqual([])
    expect(complaints).toEqual([])
  },
)
