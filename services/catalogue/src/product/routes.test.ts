import { get } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import {
  Moved,
  ProducerPage,
  ProductList,
  ProductPage,
  Suggestions,
} from '../../contract/product-list.ts'
import { runningCatalogue, type RunningCatalogue } from '../../test/running-catalogue.ts'
import { aCertifiedProduct } from '../certified-product/sample.ts'

let demonstration: RunningCatalogue
let production: RunningCatalogue

const live = aCertifiedProduct({ name: 'Ổi Thanh Hà', story: 'Ổi trồng trên đất phù sa.' })
const rehearsed = aCertifiedProduct({
  name: 'Ổi diễn tập',
  realm: 'rehearsal',
  clockId: 'r1',
  producer: { id: 'htx-dien-tap', name: 'HTX Diễn tập', kind: 'cooperative' },
  certificate: {
    number: '31-10804-02-2023-3-0002',
    validFrom: '2023-06-01',
    validTo: '2026-06-01',
  },
})

beforeAll(async () => {
  demonstration = await runningCatalogue()
  production = await runningCatalogue({ mode: 'production' })
  for (const catalogue of [demonstration, production])
    for (const told of [live, rehearsed]) expect((await catalogue.tell(told)).status).toBe(200)
})
afterAll(async () => {
  await demonstration.close()
  await production.close()
})

const list = async (catalogue: RunningCatalogue, query: string) =>
  ProductList.parse(await (await catalogue.get(`/products${query}`)).json())

/** `fetch` turns a conditional request into an unconditional one, so this asks by hand. */
const statusWithEtag = (path: string, etag: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const headers = { 'if-none-match': etag }
    get(`${demonstration.base}${path}`, { headers }, (res) => resolve(res.resume().statusCode)).on(
      'error',
      reject,
    )
  })

test('only a service can tell a product, and the telling must be whole', async () => {
  expect(
    (await demonstration.put(`/internal/certified-products/${live.productId}`, live, 'nobody'))
      .status,
  ).toBe(401)
  const refused = await demonstration.put(`/internal/certified-products/${live.productId}`, {
    ...live,
    story: undefined,
    colour: 'red',
  })
  expect(refused.status).toBe(422)
  expect(await refused.json()).toMatchObject({
    errors: expect.arrayContaining([
      expect.objectContaining({ pointer: '/story' }),
      expect.objectContaining({ pointer: '/colour', code: 'member-unknown' }),
    ]),
  })
})

test('an older telling answers 200 and says that nothing changed', async () => {
  const answer = await demonstration.tell({ ...live, name: 'Tên cũ' })
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({
    outcome: 'unchanged',
    version: 1,
    slug: 'oi-thanh-ha',
  })
})

test('a list item says what http.md promises', async () => {
  const { items, engine, page, pageSize } = await list(demonstration, '?q=oi%20thanh%20ha')
  expect({ engine, page, pageSize }).toEqual({ engine: 'postgresql', page: 1, pageSize: 20 })
  expect(items[0]).toMatchObject({
    slug: 'oi-thanh-ha',
    state: 'valid',
    certificateNumber: '31-10804-01-2026-3-0001',
    validTo: '2028-12-20',
    province: { code: '31', name: 'Hải Phòng' },
    commune: { code: '10804', name: 'xã Kim Thành' },
    producer: { slug: 'htx-kim-thanh', name: 'HTX Kim Thành', kind: 'cooperative' },
    realm: 'live',
  })
})

test('an unknown parameter is refused by name, together with every other fault', async () => {
  const refused = await demonstration.get(
    '/products?colour=red&stars=6&page=0&pageSize=101&state=fresh&sheet=27',
  )
  expect(refused.status).toBe(422)
  const { errors } = z
    .object({ errors: z.array(z.object({ pointer: z.string() })) })
    .parse(await refused.json())
  const pointers = errors.map(({ pointer }) => pointer.split('/')[2])
  expect(pointers.toSorted()).toEqual(['colour', 'page', 'pageSize', 'sheet', 'stars', 'state'])
})

test('an empty field of a plain form counts as not chosen, and a repeated one as several', async () => {
  expect((await list(demonstration, '?q=&stars=&province=&sort=&page=')).total).toBeGreaterThan(0)
  expect((await list(demonstration, '?stars=3&stars=4')).total).toBe(
    (await list(demonstration, '?stars=3,4')).total,
  )
})

test('facets carry Vietnamese labels and their counts add up to the total', async () => {
  const { facets, total } = await list(demonstration, '')
  expect(facets.province).toEqual([{ value: '31', label: 'Hải Phòng', count: total }])
  expect(facets.stars.reduce((sum, { count }) => sum + count, 0)).toBe(total)
  expect(facets.sector[0]).toMatchObject({ value: 'food', label: 'Thực phẩm' })
})

test('a page past the end is empty and keeps the total', async () => {
  expect(await list(demonstration, '?page=99')).toMatchObject({
    items: [],
    page: 99,
    total: (await list(demonstration, '')).total,
  })
})

test('the state of a rehearsal product follows its own clock as soon as that is told', async () => {
  const state = async () =>
    ProductPage.parse(await (await demonstration.get('/products/oi-dien-tap')).json()).state
  expect(await state()).toBe('valid')
  await demonstration.put('/internal/clocks/r1', { now: '2026-01-10T00:00:00.000Z' })
  expect(await state()).toBe('expiring')
  await demonstration.put('/internal/clocks/r1', { now: '2026-06-01T17:00:00.000Z' })
  expect(await state()).toBe('expired')
  const back = await demonstration.put('/internal/clocks/r1', { now: '2026-01-01T00:00:00.000Z' })
  expect(await back.json()).toMatchObject({ now: '2026-06-01T17:00:00.000Z' })
})

test('nobody sets the live clock', async () => {
  expect(
    (await demonstration.put('/internal/clocks/live', { now: '2020-01-01T00:00:00.000Z' })).status,
  ).toBe(409)
})

test('in production a rehearsal reaches no page', async () => {
  expect((await list(production, '?state=any')).items.map(({ name }) => name)).toEqual([
    'Ổi Thanh Hà',
  ])
  expect((await list(production, '?state=any')).facets.stars).toEqual([
    { value: '3', label: '3 sao', count: 1 },
  ])
  expect((await production.get('/products/oi-dien-tap')).status).toBe(404)
  expect((await production.get('/producers/htx-dien-tap')).status).toBe(404)
  const suggested = Suggestions.parse(await (await production.get('/suggest?q=oi')).json())
  expect(suggested.items.map(({ name }) => name)).toEqual(['Ổi Thanh Hà'])
})

test('a product page tells its certificate and can be asked again cheaply', async () => {
  const answer = await demonstration.get('/products/oi-thanh-ha')
  expect(ProductPage.parse(await answer.json())).toMatchObject({
    story: 'Ổi trồng trên đất phù sa.',
    sheetName:
      'Chế biến từ thịt, thủy sản, trứng, sữa, các sản phẩm từ mật ong, mật khác và nông sản thực phẩm khác',
    certificate: { state: 'valid', issuedBy: 'UBND thành phố Hải Phòng', validFrom: '2025-12-20' },
  })
  expect(await statusWithEtag('/products/oi-thanh-ha', answer.headers.get('etag') ?? '')).toBe(304)
  expect(answer.headers.get('cache-control')).toContain('max-age=2')
})

test('a former address answers 308 with the one to use', async () => {
  const former = { scope: 'product', slug: 'oi-cu', subjectId: live.productId } as const
  await demonstration.db.insertInto('slug').values(former).execute()
  const answer = await demonstration.get('/products/oi-cu')
  expect(answer.status).toBe(308)
  expect(answer.headers.get('location')).toBe('/api/catalogue/products/oi-thanh-ha')
  expect(Moved.parse(await answer.json()).movedTo).toBe('oi-thanh-ha')
})

test('addresses that cannot be are unknown, not faults', async () => {
  for (const path of [
    '/products/khong-co',
    '/products/%00',
    "/products/'%20or%201=1",
    '/producers/khong-co',
  ])
    expect((await demonstration.get(path)).status).toBe(404)
})

test('a producer shows its products, those good today first', async () => {
  const expired = aCertifiedProduct({
    name: 'Vải sấy',
    certificate: { validFrom: '2023-01-01', validTo: '2026-01-01' },
  })
  await demonstration.tell(expired)
  const page = ProducerPage.parse(
    await (await demonstration.get('/producers/htx-kim-thanh')).json(),
  )
  expect(page.products.map(({ state }) => state)).toEqual(['valid', 'expired'])
})

test('the OpenAPI document describes the public routes and hides the internal ones', async () => {
  const document = await (await demonstration.get('/openapi.json')).json()
  const { paths } = z.object({ paths: z.record(z.string(), z.unknown()) }).parse(document)
  expect(Object.keys(paths)).toEqual(
    expect.arrayContaining([
      '/certificates/{number}',
      '/communes',
      '/products',
      '/suggest',
      '/trace/{code}',
    ]),
  )
  expect(Object.keys(paths).filter((path) => path.startsWith('/internal'))).toEqual([])
})

test('a commune alone narrows the list, without its province', async () => {
  const answer = await demonstration.get('/products?commune=10804&state=any')
  expect(answer.status).toBe(200)
  const list = ProductList.parse(await answer.json())
  expect(list.items.map(({ commune }) => commune?.code)).toEqual(list.items.map(() => '10804'))
})
