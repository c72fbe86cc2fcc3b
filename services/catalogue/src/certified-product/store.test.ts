import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Kysely } from 'kysely'
import { testDatabase } from '@ocop/postgres/test-database'
import type { CertifiedProduct } from '../../contract/certified-product.ts'
import { productBySlug, productsByIds } from '../product/store.ts'
import type { CatalogueTables } from '../tables.ts'
import { aCertifiedProduct } from './sample.ts'
import { keepProduct } from './store.ts'

let db: Kysely<CatalogueTables>
let drop: () => Promise<void>
beforeAll(async () => {
  ;({ db, drop } = await testDatabase<CatalogueTables>(
    'catalogue',
    new URL('../../migrations', import.meta.url).pathname,
  ))
})
afterAll(() => drop())

const keep = (told: CertifiedProduct) => db.transaction().execute((trx) => keepProduct(trx, told))
const kept = async (productId: string) =>
  (await productsByIds(db, [productId], ['live', 'rehearsal']))[0]

test('an older or equal version changes nothing', async () => {
  const told = aCertifiedProduct({ name: 'Mắm cáy', version: 5 })
  expect(await keep(told)).toMatchObject({ outcome: 'taken', version: 5 })
  expect(await keep({ ...told, version: 4, name: 'Cũ' })).toMatchObject({
    outcome: 'unchanged',
    version: 5,
  })
  expect(await keep({ ...told, name: 'Khác' })).toMatchObject({ outcome: 'unchanged', version: 5 })
  expect(await kept(told.productId)).toMatchObject({ name: 'Mắm cáy', version: 5 })
})

test('of many versions told at once the highest stays, whatever the order', async () => {
  const told = aCertifiedProduct({ name: 'Ổi Thanh Hà' })
  const versions = [3, 1, 7, 2, 6, 5, 4, 7]
  await Promise.all(
    versions.map((version) => keep({ ...told, version, name: `Ổi Thanh Hà ${version}` })),
  )
  expect(await kept(told.productId)).toMatchObject({ version: 7, name: 'Ổi Thanh Hà 7' })
  const slugs = await db
    .selectFrom('slug')
    .selectAll()
    .where('subjectId', '=', told.productId)
    .execute()
  expect(slugs).toHaveLength(1)
})

test('products of one name told at once get different addresses', async () => {
  const twins = Array.from({ length: 8 }, () => aCertifiedProduct({ name: 'Mật ong hoa nhãn' }))
  const results = await Promise.all(twins.map(keep))
  expect(new Set(results.map(({ slug }) => slug)).size).toBe(8)
  expect(
    results
      .map(({ slug }) => slug)
      .toSorted()
      .slice(0, 2),
  ).toEqual(['mat-ong-hoa-nhan', 'mat-ong-hoa-nhan-xa-kim-thanh'])
})

test('an address once given stays when the name changes', async () => {
  const told = aCertifiedProduct({ name: 'Bánh đậu xanh' })
  const { slug } = await keep(told)
  expect(await keep({ ...told, version: 2, name: 'Bánh đậu xanh Rồng Vàng' })).toMatchObject({
    slug,
  })
})

test('a former address leads to its product', async () => {
  const told = aCertifiedProduct({ name: 'Giò lụa' })
  const { slug } = await keep(told)
  await db
    .insertInto('slug')
    .values({ scope: 'product', slug: 'gio-lua-cu', subjectId: told.productId })
    .execute()
  expect(await productBySlug(db, 'gio-lua-cu', ['live'])).toMatchObject({ slug })
})

test('a producer is named as in the telling that is newest by its own time', async () => {
  const producer = { id: 'p-names', name: 'HTX Mới', kind: 'cooperative' }
  const newest = aCertifiedProduct({ producer, changedAt: '2026-05-02T00:00:00.000Z' })
  await keep(newest)
  await keep(
    aCertifiedProduct({
      producer: { ...producer, name: 'HTX Cũ' },
      changedAt: '2026-05-01T00:00:00.000Z',
    }),
  )
  expect(await kept(newest.productId)).toMatchObject({ producerName: 'HTX Mới' })
})

test('whatever was taken is marked for the index once', async () => {
  const told = aCertifiedProduct()
  await keep(told)
  await keep({ ...told, version: 2 })
  const marks = await db
    .selectFrom('searchOutbox')
    .selectAll()
    .where('productId', '=', told.productId)
    .execute()
  expect(marks).toHaveLength(1)
})

test('the role of the service cannot take a certificate with six stars', async () => {
  await expect(keep(aCertifiedProduct({ certificate: { stars: 6 } }))).rejects.toThrow(
    'product_stars_check',
  )
})
