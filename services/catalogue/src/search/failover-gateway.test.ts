import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '@ocop/postgres/test-database'
import { cuttableProxy, type CuttableProxy } from '../../test/cuttable-proxy.ts'
import { clocksAt } from '../clock/store.ts'
import { nothingChosen } from '../product/found-list.ts'
import type { CatalogueTables } from '../tables.ts'
import { restMs, withFallback } from './fallback.ts'
import { lexiconKeeper } from './lexicon-store.ts'
import { meilisearchEngine } from './meilisearch/gateway.ts'
import { meilisearchKeeper } from './meilisearch/index-gateway.ts'
import { postgresEngine } from './postgresql/store.ts'
import { fillShelf } from './sample-shelf.ts'
import { searchPort, type SearchPort } from './search-port.ts'
import { indexSync } from './sync.ts'

const meiliUrl = process.env['MEILI_URL']
const it = test.skipIf(!meiliUrl)
const why = meiliUrl ? '' : ' (skipped: MEILI_URL is not set)'
const index = `failover-${randomUUID()}`
const apiKey = process.env['MEILI_KEY']

const { db, drop } = await testDatabase<CatalogueTables>(
  'catalogue',
  new URL('../../migrations', import.meta.url).pathname,
)
let proxy: CuttableProxy | undefined
let port: SearchPort

beforeAll(async () => {
  await fillShelf(db)
  if (!meiliUrl) return
  const report = (): void => undefined
  await indexSync({
    db,
    keeper: meilisearchKeeper({ host: meiliUrl, apiKey, index }),
    report,
  }).push()
  proxy = await cuttableProxy(new URL(meiliUrl))
  const ask = withFallback({
    preferred: meilisearchEngine({ host: proxy.url, apiKey, index }),
    fallback: postgresEngine(db),
    isComplete: () => true,
    elapsed: () => performance.now(),
    report,
  })
  port = searchPort(ask, lexiconKeeper({ db, realms: ['live'], report }).current)
})
afterAll(async () => {
  await proxy?.close()
  if (meiliUrl) await meilisearchKeeper({ host: meiliUrl, apiKey, index }).drop()
  await drop()
})

it(`Meilisearch dies under load and comes back, and no search fails${why}`, async () => {
  const clocks = await clocksAt(db, '2026-11-23T03:00:00.000Z')
  const find = async () => {
    const question = { filters: nothingChosen, sort: 'relevance', page: 1, pageSize: 20 } as const
    const { total, engine } = await port.find({
      ...{ ...question, typed: 'mật ong', realms: ['live'], clocks },
    })
    return { total, engine }
  }
  const heard: Awaited<ReturnType<typeof find>>[] = []
  let over = false
  const clients = Array.from({ length: 8 }, async () => {
    while (!over) heard.push(await find())
  })
  const untilHeard = async (engine: string): Promise<void> => {
    const from = heard.length
    while (!heard.slice(from).some((answer) => answer.engine === engine)) await find()
  }
  await untilHeard('meilisearch')
  proxy?.cut()
  await untilHeard('postgresql')
  const cutAt = performance.now()
  proxy?.mend()
  await untilHeard('meilisearch')
  expect(performance.now() - cutAt).toBeLessThan(restMs + 5_000)
  over = true
  await Promise.all(clients)
  expect(new Set(heard.map(({ total }) => total))).toEqual(new Set([2]))
  expect(new Set(heard.map(({ engine }) => engine))).toEqual(new Set(['meilisearch', 'postgresql']))
})
