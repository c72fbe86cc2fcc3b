import { afterAll, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@ocop/postgres/test-database'
import type { CatalogueTables } from '../tables.ts'
import { keepMiss } from './miss-store.ts'

const { db, drop } = await testDatabase<CatalogueTables>(
  'catalogue',
  new URL('../../migrations', import.meta.url).pathname,
)
afterAll(() => drop())
beforeEach(() => db.deleteFrom('searchMiss').execute())

const misses = () => db.selectFrom('searchMiss').selectAll().orderBy('words').execute()

test('the same words of a day are counted together, however they were put', async () => {
  await keepMiss(db, '2026-11-23', 'Nấm  lim, XANH')
  await keepMiss(db, '2026-11-23', 'nấm lim xanh')
  expect(await misses()).toEqual([{ day: '2026-11-23', words: 'nấm lim xanh', count: 2 }])
})

test('what may say who somebody is, is not kept', async () => {
  for (const typed of ['0912 345 678', '+84.912.345.678', 'an@example.vn', '036 204 001 234', '☆'])
    await keepMiss(db, '2026-11-23', typed)
  expect(await misses()).toEqual([])
})

test('after ninety days a miss is forgotten', async () => {
  await keepMiss(db, '2026-08-24', 'cũ')
  await keepMiss(db, '2026-08-25', 'vừa')
  await keepMiss(db, '2026-11-23', 'mới')
  expect((await misses()).map(({ words }) => words).toSorted()).toEqual(['mới', 'vừa'])
})
