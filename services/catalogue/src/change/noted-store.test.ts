import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Kysely } from 'kysely'
import { changesAfter } from '@ocop/postgres/changes'
import { testDatabase } from '@ocop/postgres/test-database'
import { changeTag } from '../../contract/changes.ts'
import { aCertifiedProduct } from '../certified-product/sample.ts'
import { keepProduct } from '../certified-product/store.ts'
import { tellClock } from '../clock/store.ts'
import type { CatalogueTables } from '../tables.ts'

let db: Kysely<CatalogueTables>
let drop: () => Promise<void>
beforeAll(async () => {
  ;({ db, drop } = await testDatabase<CatalogueTables>(
    'catalogue',
    new URL('../../migrations', import.meta.url).pathname,
  ))
})
afterAll(() => drop())

const now = async (): Promise<number> => (await changesAfter(db, undefined)).next
const keep = (told: ReturnType<typeof aCertifiedProduct>) =>
  db.transaction().execute((trx) => keepProduct(trx, told))

test('a product that was taken is told once to whoever asks after an earlier number', async () => {
  const before = await now()
  const told = aCertifiedProduct()
  await keep(told)
  await keep(told)
  const { tags, next, missed } = await changesAfter(db, before)
  expect(tags.toSorted()).toEqual([changeTag.product(told.productId), 'products'].toSorted())
  expect(missed).toBe(false)
  expect(await changesAfter(db, next)).toEqual({ tags: [], next, missed: false })
})

test('a clock tells when it moved, and nothing when it was told again', async () => {
  await tellClock(db, 'steps', '2026-03-01T00:00:00.000Z')
  const before = await now()
  await tellClock(db, 'steps', '2026-03-01T00:00:00.000Z')
  expect(await changesAfter(db, before)).toMatchObject({ tags: [] })
  await tellClock(db, 'steps', '2026-03-02T00:00:00.000Z')
  expect(await changesAfter(db, before)).toMatchObject({ tags: ['clock'] })
})
