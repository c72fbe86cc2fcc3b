import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '@ocop/postgres/test-database'
import { demonstrationEntries } from '../demonstration/entries.ts'
import { keepProduct } from '../src/certified-product/store.ts'
import { clocksAt } from '../src/clock/store.ts'
import { nothingChosen } from '../src/product/found-list.ts'
import { productsByIds } from '../src/product/store.ts'
import { findGuided } from '../src/search/guided-search.ts'
import { lexiconKeeper } from '../src/search/lexicon-store.ts'
import { meilisearchEngine } from '../src/search/meilisearch/gateway.ts'
import { meilisearchKeeper } from '../src/search/meilisearch/index-gateway.ts'
import { postgresEngine } from '../src/search/postgresql/store.ts'
import type { SearchEngine } from '../src/search/search.ts'
import { indexSync } from '../src/search/sync.ts'
import type { CatalogueTables } from '../src/tables.ts'
import { queryClasses, writtenQueries, type JudgedQuery } from './judged-query.ts'
import { knownItemQueries } from './known-items.ts'
import { scoreOf, summaryOf } from './metrics.ts'
import { gates, overall, reportOf, type Measured } from './report.ts'

const now = '2026-11-23T03:00:00.000Z'
const meiliUrl = process.env['MEILI_URL']
const access = {
  host: meiliUrl ?? '',
  apiKey: process.env['MEILI_KEY'],
  index: `relevance-${randomUUID()}`,
}
const queries = [...knownItemQueries(), ...writtenQueries()]

let db: Kysely<CatalogueTables>
let drop: () => Promise<void>
beforeAll(async () => {
  const migrations = new URL('../migrations', import.meta.url).pathname
  ;({ db, drop } = await testDatabase<CatalogueTables>('catalogue', migrations))
  await db.transaction().execute(async (trx) => {
    for (const told of shelf()) await keepProduct(trx, told)
  })
  const report = (error: unknown): never => {
    throw error
  }
  if (meiliUrl) await indexSync({ db, keeper: meilisearchKeeper(access), report }).push()
})
afterAll(async () => {
  if (meiliUrl) await meilisearchKeeper(access).drop()
  await drop()
})

/** The 413 names, all good today, so that nothing but the words decides. */
const shelf = () =>
  demonstrationEntries('2026-11-23').map(({ certificate, ...entry }) => ({
    ...entry,
    version: 1,
    sheetSet: '26-2026',
    certificate: {
      ...certificate,
      validFrom: '2026-01-01',
      validTo: '2029-01-01',
      extendedTo: null,
      replacedBy: null,
    },
    story: null,
    changedAt: now,
  }))

const measure = async (engine: SearchEngine): Promise<readonly Measured[]> => {
  const realms = ['live', 'rehearsal'] as const
  const lexicon = await lexiconKeeper({ db, realms, report: () => undefined }).current()
  const clocks = await clocksAt(db, now)
  const question = { filters: nothingChosen, sort: 'relevance', page: 1, pageSize: 10 } as const
  const measured: Measured[] = []
  for (const judged of queries) {
    const began = performance.now()
    const found = await findGuided(engine, lexicon, {
      ...{ ...question, typed: judged.query, realms, clocks },
    })
    const ms = performance.now() - began
    const shown = [...found.ids, ...found.related]
    const answer = (await productsByIds(db, shown, realms)).map(({ name }) => name)
    measured.push({ ...judged, score: scoreOf(answer, judged.grades), answer, ms })
  }
  return measured
}

test('there are twenty queries of each class at least, and what is judged is on the shelf', () => {
  const of = (each: JudgedQuery['class']) => queries.filter((query) => query.class === each)
  for (const each of queryClasses) expect(of(each).length).toBeGreaterThanOrEqual(20)
  const names = new Set(shelf().map(({ name }) => name))
  for (const { grades } of queries) for (const name of grades.keys()) expect(names).toContain(name)
})

describe.each([
  { engine: 'postgresql', skipped: false, open: () => postgresEngine(db) },
  {
    engine: meiliUrl ? 'meilisearch' : 'meilisearch (skipped: MEILI_URL is not set)',
    skipped: !meiliUrl,
    open: () => meilisearchEngine(access),
  },
])('$engine', ({ engine, skipped, open }) => {
  test.skipIf(skipped)(
    'finds what a careful reader wants, in every way of typing it',
    async () => {
      const measured = await measure(open())
      process.stdout.write(`\n${reportOf(engine, measured)}\n`)
      const all = summaryOf(measured.map(({ score }) => score))
      expect(all.ndcg).toBeGreaterThanOrEqual(overall.ndcg)
      expect(all.empty).toBeLessThanOrEqual(overall.empty)
      for (const each of queryClasses) {
        const gate = gates[each]
        const part = measured.filter((query) => query.class === each)
        const summary = summaryOf(part.map(({ score }) => score))
        if (gate) expect.soft(summary[gate.of], each).toBeGreaterThanOrEqual(gate.atLeast)
      }
    },
    120_000,
  )
})
