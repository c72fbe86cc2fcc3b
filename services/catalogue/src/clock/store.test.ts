import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Kysely } from 'kysely'
import { testDatabase } from '@ocop/postgres/test-database'
import type { CatalogueTables } from '../tables.ts'
import { assumeClock, clocksAt, tellClock } from './store.ts'

let db: Kysely<CatalogueTables>
let drop: () => Promise<void>
beforeAll(async () => {
  ;({ db, drop } = await testDatabase<CatalogueTables>(
    'catalogue',
    new URL('../../migrations', import.meta.url).pathname,
  ))
})
afterAll(() => drop())

test('a rehearsal clock never goes back', async () => {
  expect(await tellClock(db, 'r1', '2026-03-01T00:00:00.000Z')).toBe('2026-03-01T00:00:00.000Z')
  expect(await tellClock(db, 'r1', '2026-02-01T00:00:00.000Z')).toBe('2026-03-01T00:00:00.000Z')
  expect(await tellClock(db, 'r1', '2026-04-01T00:00:00.000Z')).toBe('2026-04-01T00:00:00.000Z')
})

test('a clock only assumed gives way to the first telling, even to an earlier one', async () => {
  await db.transaction().execute((trx) => assumeClock(trx, 'r2', '2026-06-30'))
  expect((await clocksAt(db, '2026-01-01T00:00:00.000Z')).dayOf('r2')).toBe('2026-06-30')
  await tellClock(db, 'r2', '2026-06-01T02:00:00.000Z')
  await db.transaction().execute((trx) => assumeClock(trx, 'r2', '2027-01-01'))
  expect((await clocksAt(db, '2026-01-01T00:00:00.000Z')).dayOf('r2')).toBe('2026-06-01')
})

test('days begin at midnight in Viet Nam', async () => {
  const clocks = await clocksAt(db, '2026-11-23T17:00:00.000Z')
  expect(clocks.dayOf('live')).toBe('2026-11-24')
})
