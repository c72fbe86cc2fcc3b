import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@ocop/postgres/test-database'
import { clocksAt } from '../../clock/store.ts'
import { filtersOf, ProductQuery } from '../../product/product-query.ts'
import type { CatalogueTables } from '../../tables.ts'
import { withFallback } from '../fallback.ts'
import { postgresEngine } from '../postgresql/store.ts'
import { textOf } from '../query-text.ts'
import { rebuildIndex } from '../rebuild.ts'
import { fillShelf } from '../sample-shelf.ts'
import type { Search } from '../search.ts'
import { indexSync } from '../sync.ts'
import { meilisearchEngine } from './gateway.ts'
import { meilisearchKeeper } from './index-gateway.ts'

const meiliUrl = process.env['MEILI_URL']
const why = meiliUrl ? '' : ' (skipped: MEILI_URL is not set)'
const it = test.skipIf(!meiliUrl)
const access = {
  host: meiliUrl ?? 'http://127.0.0.1:9',
  apiKey: process.env['MEILI_KEY'],
  index: `test-${randomUUID()}`,
}
const keeper = meilisearchKeeper(access)
const engine = meilisearchEngine(access)

const { db, drop } = await testDatabase<CatalogueTables>(
  'catalogue',
  new URL('../../../migrations', import.meta.url).pathname,
)
const aSync = () => indexSync({ db, keeper, report: () => undefined })
let search: Search

beforeAll(async () => {
  await fillShelf(db)
  const query = ProductQuery.parse({})
  const { sort, page, pageSize } = query
  const clocks = await clocksAt(db, '2026-11-23T03:00:00.000Z')
  search = {
    text: textOf(['mật', 'ong']),
    matching: 'all',
    filters: filtersOf(query),
    ...{ sort, page, pageSize, clocks, realms: ['live'] },
  }
})
beforeEach(async () => {
  if (meiliUrl) await aSync().push()
})
afterAll(async () => {
  if (meiliUrl) await keeper.drop()
  await drop()
})

it(`an index that has vanished is made and filled again by the next push${why}`, async () => {
  const sync = aSync()
  await keeper.drop()
  await expect(engine.find(search)).rejects.toThrow()
  await sync.push()
  expect((await engine.find(search)).total).toBe(2)
})

it(`while the index is rebuilt every search finds all there is${why}`, async () => {
  let rebuilt = false
  const rebuilding = rebuildIndex(db, keeper).finally(() => (rebuilt = true))
  const totals = new Set<number>()
  while (!rebuilt) totals.add((await engine.find(search)).total)
  expect(await rebuilding).toEqual({ indexed: 15 })
  expect([...totals]).toEqual([2])
  expect((await engine.find(search)).total).toBe(2)
})

it(`preparing an index again leaves its documents where they are${why}`, async () => {
  expect(await keeper.prepare()).toBe(false)
  expect((await engine.find(search)).total).toBe(2)
})

test('when nothing listens at the address, PostgreSQL answers the very same request', async () => {
  const dead = meilisearchEngine({ ...access, host: 'http://127.0.0.1:9' })
  const ask = withFallback({
    preferred: dead,
    fallback: postgresEngine(db),
    isComplete: () => true,
    elapsed: () => 0,
    report: () => undefined,
  })
  expect(await ask((answering) => answering.find(search))).toMatchObject({
    engine: 'postgresql',
    total: 2,
  })
})
