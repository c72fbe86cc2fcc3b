import { afterAll, beforeEach, expect, test } from 'vitest'
import { changesAfter } from '@ocop/postgres/changes'
import { testDatabase } from '@ocop/postgres/test-database'
import { aCertifiedProduct } from '../certified-product/sample.ts'
import { keepProduct } from '../certified-product/store.ts'
import { clocksAt } from '../clock/store.ts'
import { nothingChosen } from '../product/found-list.ts'
import type { CertifiedProduct } from '../../contract/certified-product.ts'
import type { CatalogueTables } from '../tables.ts'
import type { IndexDocument } from './index-document.ts'
import type { IndexKeeper } from './meilisearch/index-gateway.ts'
import { postgresEngine } from './postgresql/store.ts'
import { textOf } from './query-text.ts'
import { rebuildIndex } from './rebuild.ts'
import { indexSync } from './sync.ts'

const { db, drop } = await testDatabase<CatalogueTables>(
  'catalogue',
  new URL('../../migrations', import.meta.url).pathname,
)
afterAll(() => drop())
beforeEach(async () => {
  await db.deleteFrom('searchOutbox').execute()
  await db.deleteFrom('certificateStatus').execute()
  await db.deleteFrom('product').execute()
})

const keep = (told: CertifiedProduct) => db.transaction().execute((trx) => keepProduct(trx, told))
const waiting = async () =>
  (await db.selectFrom('searchOutbox').select('productId').execute()).length

/** An index in memory that can be down, be wiped, and let something happen just before it takes documents. */
const anIndex = () => {
  const state: {
    documents: Map<string, IndexDocument> | undefined
    isDown: boolean
    before: () => Promise<unknown>
  } = {
    documents: undefined,
    isDown: false,
    before: () => Promise.resolve(),
  }
  const put = async (documents: readonly IndexDocument[]): Promise<void> => {
    await state.before()
    if (state.isDown) throw new Error('down')
    for (const document of documents) state.documents?.set(document.id, document)
  }
  const keeper: IndexKeeper = {
    exists: () => Promise.resolve(state.documents !== undefined),
    prepare: () => {
      const isNew = state.documents === undefined
      state.documents ??= new Map()
      return Promise.resolve(isNew)
    },
    put,
    rebuild: async (pages) => {
      state.documents = new Map()
      for await (const page of pages) await put(page)
      return state.documents.size
    },
    drop: () => Promise.resolve(),
  }
  return { state, keeper, sync: indexSync({ db, keeper, report: () => undefined }) }
}

test('what was told reaches the index, and a search waits until all of it has', async () => {
  const { state, sync } = anIndex()
  const told = aCertifiedProduct({ name: 'Chè Tân Cương' })
  await keep(told)
  expect(sync.isComplete()).toBe(false)
  await sync.push()
  expect(sync.isComplete()).toBe(true)
  expect(state.documents?.get(told.productId)).toMatchObject({
    nameFold: ' che tan cuong ',
    stars: 3,
    realm: 'live',
  })
  expect(await waiting()).toBe(0)
})

test('while the index is down nothing is lost', async () => {
  const { state, sync } = anIndex()
  const told = aCertifiedProduct()
  await keep(told)
  state.isDown = true
  await expect(sync.push()).rejects.toThrow('down')
  expect(await waiting()).toBe(1)
  state.isDown = false
  await sync.push()
  expect(state.documents?.has(told.productId)).toBe(true)
})

test('a product told again while its document is on the way is sent again', async () => {
  const { state, sync } = anIndex()
  const told = aCertifiedProduct({ name: 'Trước' })
  await keep(told)
  let once = () => keep({ ...told, version: 2, name: 'Sau' })
  state.before = async () => {
    const act = once
    once = () => Promise.resolve({ version: 2, slug: '', outcome: 'unchanged' })
    await act()
  }
  await sync.push()
  expect(state.documents?.get(told.productId)?.nameFold).toBe(' sau ')
  expect(await waiting()).toBe(0)
})

test('an index that lost its data is filled again from the records', async () => {
  const { state, sync } = anIndex()
  const told = aCertifiedProduct()
  await keep(told)
  await sync.push()
  state.documents = undefined
  state.isDown = true
  await expect(sync.push()).rejects.toThrow('down')
  expect(sync.isComplete()).toBe(false)
  state.isDown = false
  await sync.push()
  expect(sync.isComplete()).toBe(true)
  expect([...(state.documents ?? [])]).toHaveLength(1)
})

test('a rebuild folds the records anew and gives the index every one of them', async () => {
  const { state, keeper } = anIndex()
  const products = ['Mắm cáy', 'Ổi', 'Vải'].map((name) => aCertifiedProduct({ name }))
  for (const told of products) await keep(told)
  await db.updateTable('product').set({ nameFold: ' outdated ' }).execute()
  expect(await rebuildIndex(db, keeper)).toEqual({ indexed: 3 })
  const folds = await db.selectFrom('product').select('nameFold').orderBy('nameSort').execute()
  expect(folds.map(({ nameFold }) => nameFold)).toEqual([' mam cay ', ' oi ', ' vai '])
  expect([...(state.documents?.keys() ?? [])].toSorted()).toEqual(
    products.map(({ productId }) => productId).toSorted(),
  )
})

test('what PostgreSQL counted is counted anew after every change, and only then', async () => {
  const engine = postgresEngine(db)
  const clocks = await clocksAt(db, '2026-11-23T03:00:00.000Z')
  const found = async (words: string[]) => {
    const text = textOf(words)
    const question = { matching: 'all', sort: 'relevance', page: 1, pageSize: 20 } as const
    const search = { ...question, text, filters: nothingChosen, realms: ['live'] as const, clocks }
    return (await engine.find(search)).total
  }
  const told = aCertifiedProduct({ name: 'Mật ong bạc hà' })
  await keep(told)
  expect([await found([]), await found(['mật', 'ong'])]).toEqual([1, 1])
  await db.updateTable('product').set({ standing: 'revoked' }).execute()
  expect([await found([]), await found(['mật', 'ong'])]).toEqual([1, 1])
  const { certificate } = told
  await keep({ ...told, version: 2, certificate: { ...certificate, standing: 'suspended' } })
  expect([await found([]), await found(['mật', 'ong'])]).toEqual([0, 0])
})

test('an index that has caught up has lists made before it renewed', async () => {
  const { sync } = anIndex()
  await keep(aCertifiedProduct())
  const { next } = await changesAfter(db, undefined)
  await sync.push()
  expect((await changesAfter(db, next)).tags).toEqual(['products'])
})
