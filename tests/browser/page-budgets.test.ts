import { expect, test } from 'vitest'
import { z } from 'zod'
import { browserVisits } from './visit.ts'

const visit = browserVisits()

/** What a page may weigh on its way to a first visitor's phone, in KB (1,000 bytes) as sent, and in how many requests. */
type Budget = {
  readonly document: number
  readonly stylesheet: number
  readonly script: number
  readonly font: number
  readonly requests: number
}
const budgets = {
  home: { document: 20, stylesheet: 12, script: 5, font: 50, requests: 25 },
  list: { document: 25, stylesheet: 12, script: 15, font: 50, requests: 40 },
  product: { document: 14, stylesheet: 12, script: 10, font: 50, requests: 20 },
  assessment: { document: 25, stylesheet: 12, script: 60, font: 50, requests: 20 },
} satisfies Record<string, Budget>

const aProduct = async (): Promise<{ slug: string; producer: string; number: string }> => {
  const response = await fetch(new URL('/api/catalogue/products?pageSize=1', visit.webUrl))
  const Item = z.object({
    slug: z.string(),
    certificateNumber: z.string(),
    producer: z.object({ slug: z.string() }),
  })
  const [item] = z.object({ items: z.array(Item) }).parse(await response.json()).items
  if (!item) throw new Error('The catalogue is empty')
  return { slug: item.slug, producer: item.producer.slug, number: item.certificateNumber }
}

const pages: readonly (readonly [
  name: string,
  budget: Budget,
  path: () => Promise<string> | string,
])[] = [
  ['home', budgets.home, () => '/'],
  ['home in English', budgets.home, () => '/en'],
  ['list', budgets.list, () => '/san-pham'],
  ['search', budgets.list, () => '/san-pham?q=tra'],
  ['product', budgets.product, async () => `/san-pham/${(await aProduct()).slug}`],
  ['producer', budgets.product, async () => `/nha-san-xuat/${(await aProduct()).producer}`],
  ['verification form', budgets.product, () => '/xac-minh'],
  ['verification', budgets.product, async () => `/xac-minh/${(await aProduct()).number}`],
  ['meaning of stars', budgets.product, () => '/y-nghia-sao'],
  ['self-assessment', budgets.assessment, () => '/tu-cham-diem/1'],
]

const Sent = z.object({ requestId: z.string(), encodedDataLength: z.number() })
const Kind = z.object({ requestId: z.string(), type: z.string() })

test.each(pages)(
  'the %s page keeps its budget of bytes and requests',
  async (_name, budget, path) => {
    const page = await visit.open('/livez', { width: 390 })
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    const kinds = new Map<string, string>()
    const bytes: Record<string, number> = {}
    session.on('Network.responseReceived', (event) => {
      const { requestId, type } = Kind.parse(event)
      kinds.set(requestId, type.toLowerCase())
    })
    session.on('Network.loadingFinished', (event) => {
      const { requestId, encodedDataLength } = Sent.parse(event)
      const kind = kinds.get(requestId) ?? 'other'
      bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength
    })
    await page.goto(new URL(await path(), visit.webUrl).href, { waitUntil: 'networkidle' })
    const { requests, ...limits } = budget
    for (const [kind, limit] of Object.entries(limits))
      expect((bytes[kind] ?? 0) / 1_000, `${kind} in KB`).toBeLessThanOrEqual(limit)
    expect(kinds.size, 'requests').toBeLessThanOrEqual(requests)
  },
)
