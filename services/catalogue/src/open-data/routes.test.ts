import { randomUUID } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { runningCatalogue, type RunningCatalogue } from '../../test/running-catalogue.ts'
import { aCertifiedProduct } from '../certified-product/sample.ts'

let demonstration: RunningCatalogue
let production: RunningCatalogue

const revoked = aCertifiedProduct({
  name: 'Mắm cáy "Kim Thành"',
  changedAt: '2026-08-20T03:00:00.000Z',
  certificate: { number: '31-10804-07-2026-3-0007', validFrom: '2026-08-20' },
})
const household = aCertifiedProduct({
  name: 'Ổi lê',
  changedAt: '2026-10-05T03:00:00.000Z',
  producer: { id: randomUUID(), name: 'Hộ kinh doanh Nguyễn Văn Thử', kind: 'household' },
  certificate: { number: '31-10804-08-2026-4-0008', stars: 4, validFrom: '2026-10-05' },
})
const earlier = aCertifiedProduct({
  name: 'Chè "Thanh Hà" & lá sen',
  changedAt: '2026-03-02T03:00:00.000Z',
  certificate: { number: '31-10804-09-2026-3-0009', validFrom: '2026-03-02' },
})
const rehearsed = aCertifiedProduct({
  name: 'Ổi diễn tập',
  realm: 'rehearsal',
  clockId: 'r1',
  certificate: { number: 'DT-1' },
})

beforeAll(async () => {
  demonstration = await runningCatalogue()
  production = await runningCatalogue({ mode: 'production' })
  for (const catalogue of [demonstration, production]) {
    for (const told of [revoked, household, earlier, rehearsed]) await catalogue.tell(told)
    await catalogue.tell({ ...revoked, version: 2, name: 'Mắm cáy "Kim Thành" loại 1' })
    await catalogue.tell({
      ...revoked,
      version: 3,
      changedAt: '2026-10-15T03:00:00.000Z',
      certificate: { ...revoked.certificate, standing: 'revoked' },
    })
  }
})
afterAll(async () => {
  await demonstration.close()
  await production.close()
})

const Rows = z.array(z.record(z.string(), z.string()))
const table = async (path: string, catalogue = production) => {
  const answer = await catalogue.get(`/open-data/${path}`)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toContain('text/csv')
  return Rows.parse(parse(await answer.text(), { columns: true, bom: true }))
}
const of = (rows: readonly Record<string, string>[], number: string) =>
  rows.filter((row) => row['certificate_number'] === number)

test('the products are told with their state of now, as CSV and as JSON alike', async () => {
  const rows = await table('products.csv')
  expect(of(rows, revoked.certificate.number)).toMatchObject([
    { name: 'Mắm cáy "Kim Thành"', state: 'revoked', stars: '3', province: 'Hải Phòng' },
  ])
  const json = z
    .array(z.record(z.string(), z.union([z.string(), z.number(), z.null()])))
    .parse(await (await production.get('/open-data/products.json')).json())
  expect(
    json.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value ?? '')])),
    ),
  ).toEqual(rows)
})

test('a household’s name, which is a person’s, is in no file', async () => {
  for (const path of [
    'products.csv',
    'products.json',
    'status-history.csv',
    'snapshots/2026-10.json',
  ])
    expect(await (await production.get(`/open-data/${path}`)).text()).not.toContain(
      'Nguyễn Văn Thử',
    )
})

test.each(['products.csv', 'status-history.json'])(
  '%s is asked about anew each time, and sent again only when something changed',
  async (file) => {
    const url = `${production.base}/open-data/${file}`
    const first = await fetch(url)
    expect(first.headers.get('cache-control')).toBe('public, no-cache')
    await first.body?.cancel()
    const etag = first.headers.get('etag') ?? ''
    // Without a cache mode, fetch asks that nothing kept be sent.
    const holding = { headers: { 'if-none-match': etag }, cache: 'no-cache' } as const
    expect((await fetch(url, holding)).status).toBe(304)
    const number = `31-10804-10-2026-3-${file.length}`
    await production.tell(aCertifiedProduct({ name: 'Cam Vinh', certificate: { number } }))
    const anew = await fetch(url, holding)
    expect(anew.status).toBe(200)
    expect(await anew.text()).toContain(number)
  },
)

test('the history has each change of a certificate once, and none of its name', async () => {
  const rows = of(await table('status-history.csv'), revoked.certificate.number)
  expect(rows.map(({ standing, changed_at: at }) => [standing, at])).toEqual([
    ['in-force', '2026-08-20T03:00:00.000Z'],
    ['revoked', '2026-10-15T03:00:00.000Z'],
  ])
})

test('a month that is over keeps the state certificates had on its last day', async () => {
  const september = of(await table('snapshots/2026-09.csv'), revoked.certificate.number)
  expect(september).toMatchObject([{ state: 'valid' }])
  const october = await table('snapshots/2026-10.csv')
  expect(of(october, revoked.certificate.number)).toMatchObject([{ state: 'revoked' }])
  expect(of(october, household.certificate.number)).toHaveLength(1)
  expect(of(await table('snapshots/2026-09.csv'), household.certificate.number)).toEqual([])
})

test('a month that is not over, or before all records, has no snapshot', async () => {
  for (const month of ['2026-11', '2026-12', '2019-01'])
    expect((await production.get(`/open-data/snapshots/${month}.csv`)).status).toBe(404)
})

test('the DCAT catalogue names every file, and each of them is there', async () => {
  const answer = await production.get('/open-data/catalogue.jsonld')
  expect(answer.headers.get('content-type')).toContain('application/ld+json')
  const Catalogue = z.object({
    'dcat:dataset': z.array(
      z.object({
        'dcat:distribution': z.array(
          z.object({ 'dcat:downloadURL': z.object({ '@id': z.string() }) }),
        ),
      }),
    ),
  })
  const { 'dcat:dataset': datasets } = Catalogue.parse(await answer.json())
  const urls = datasets.flatMap((each) =>
    each['dcat:distribution'].map((part) => part['dcat:downloadURL']['@id']),
  )
  expect(urls.some((url) => url.endsWith('/open-data/snapshots/2026-10.csv'))).toBe(true)
  for (const url of urls) {
    const path = new URL(url).pathname.replace('/api/catalogue', '')
    expect((await production.get(path)).status).toBe(200)
  }
})

test('the dictionary explains every column in both languages', async () => {
  const described = z
    .array(z.object({ table: z.string(), column: z.string(), vi: z.string(), en: z.string() }))
    .parse(await (await production.get('/open-data/dictionary.json')).json())
  const columns = (name: string) =>
    described.filter((each) => each.table === name).map(({ column }) => column)
  expect(columns('products')).toEqual(Object.keys((await table('products.csv'))[0] ?? {}))
  expect(columns('status-history')).toEqual(
    Object.keys((await table('status-history.csv'))[0] ?? {}),
  )
  expect(columns('snapshots')).toEqual(Object.keys((await table('snapshots/2026-10.csv'))[0] ?? {}))
})

test('a rehearsal is in the files of a demonstration only, and says so', async () => {
  expect(of(await table('products.csv'), 'DT-1')).toEqual([])
  expect(of(await table('products.csv', demonstration), 'DT-1')).toMatchObject([
    { realm: 'rehearsal' },
  ])
})

test('feeds tell what was recognised last, of one province when asked', async () => {
  const feed = await (await production.get('/feeds/recognitions.rss')).text()
  expect(feed.indexOf('Ổi lê đạt 4 sao OCOP')).toBeGreaterThan(0)
  expect(feed).toContain('Chè &quot;Thanh Hà&quot; &amp; lá sen')
  expect(feed.indexOf('Ổi lê')).toBeLessThan(feed.indexOf('Thanh Hà'))
  expect(feed).not.toContain('Mắm cáy')
  const JsonFeed = z.object({
    version: z.string(),
    items: z.array(z.object({ title: z.string() })),
  })
  const read = async (query: string) =>
    JsonFeed.parse(await (await production.get(`/feeds/recognitions.json${query}`)).json()).items
  expect(await read('?province=01')).toEqual([])
  expect((await read('?province=31')).map(({ title }) => title)).toContain('Ổi lê đạt 4 sao OCOP')
})
