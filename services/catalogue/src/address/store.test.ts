import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Kysely } from 'kysely'
import { testDatabase } from '@ocop/postgres/test-database'
import { aCertifiedProduct } from '../certified-product/sample.ts'
import { keepProduct } from '../certified-product/store.ts'
import type { CatalogueTables } from '../tables.ts'
import { addressesOf } from './store.ts'

let db: Kysely<CatalogueTables>
let drop: () => Promise<void>
beforeAll(async () => {
  ;({ db, drop } = await testDatabase<CatalogueTables>(
    'catalogue',
    new URL('../../migrations', import.meta.url).pathname,
  ))
})
afterAll(() => drop())

test('a rehearsal’s product has no address where rehearsals are not shown, nor has who makes nothing else', async () => {
  const live = aCertifiedProduct({
    name: 'Chè xanh',
    producer: { id: 'a', name: 'HTX A', kind: 'cooperative' },
  })
  const played = aCertifiedProduct({
    name: 'Chè vàng',
    realm: 'rehearsal',
    producer: { id: 'b', name: 'HTX B', kind: 'cooperative' },
  })
  for (const told of [live, played]) await db.transaction().execute((trx) => keepProduct(trx, told))
  const slugs = async (kind: 'product' | 'producer', realms: readonly ('live' | 'rehearsal')[]) =>
    (await addressesOf(db, { kind, page: 1, realms })).items.map(({ slug }) => slug)
  expect(await slugs('product', ['live'])).toEqual(['che-xanh'])
  expect(await slugs('producer', ['live'])).toEqual(['htx-a'])
  expect(await slugs('product', ['live', 'rehearsal'])).toEqual(['che-vang', 'che-xanh'])
  expect(await addressesOf(db, { kind: 'product', page: 2, realms: ['live'] })).toMatchObject({
    items: [],
    total: 1,
  })
})
