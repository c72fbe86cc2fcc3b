import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { pageOf } from '@ocop/kernel/page'
import type { PhotoRecord } from '@ocop/files/contract/photo'
import { posts } from '../../test/desk-people.ts'
import { runningCatalogue, type RunningCatalogue } from '../../test/running-catalogue.ts'
import { ProductList, ProductPage } from '../../contract/product-list.ts'
import { ListingItem, ListingView } from '../../contract/listing.ts'
import { aCertifiedProduct } from '../certified-product/sample.ts'
import { aListing } from './sample.ts'

const photos = new Map<string, PhotoRecord>()
let catalogue: RunningCatalogue
let producer: string
let officer: string
beforeAll(async () => {
  catalogue = await runningCatalogue({ askPhoto: (fileId) => Promise.resolve(photos.get(fileId)) })
  producer = await catalogue.person('an', [posts.producer])
  officer = await catalogue.person('quyet', [posts.communeOfficer])
})
afterAll(() => catalogue.close())

let productId: string
let slug: string
beforeEach(async () => {
  productId = randomUUID()
  const told = await catalogue.tell(aCertifiedProduct({ productId, name: `Rươi ${productId}` }))
  slug = z.object({ slug: z.string() }).parse(await told.json()).slug
})

type Sent = { seenVersion: number; commandId?: string; content?: unknown; reason?: string }
const act = async (name: string, token: string, sent: Sent): Promise<[number, unknown]> => {
  const answer = await catalogue.post(
    `/listings/${productId}/${name}`,
    { commandId: randomUUID(), ...sent },
    token,
  )
  return [answer.status, await answer.json()]
}
const shown = async () => {
  const page = ProductPage.parse(await (await catalogue.get(`/products/${slug}`)).json())
  return page.listing
}
const view = async (token: string) =>
  ListingView.parse(
    await (
      await catalogue.get(`/listings/${productId}`, { authorization: `Bearer ${token}` })
    ).json(),
  )

test('what a producer writes is public only once the commune has approved it', async () => {
  await act('save', producer, { seenVersion: 0, content: aListing() })
  expect(await shown()).toBeNull()
  await act('submit', producer, { seenVersion: 1 })
  expect(await shown()).toBeNull()
  expect(await act('approve', officer, { seenVersion: 2 })).toMatchObject([
    200,
    { version: 3, state: 'approved' },
  ])
  expect(await shown()).toMatchObject({
    story: aListing().story,
    stalls: [{ url: 'https://shopee.vn/htx-kim-thanh', market: 'Shopee' }],
    traceability: { address: 'Thôn 1, xã Kim Thành', shelfLife: null },
  })
})

test('what an approved listing proves and where it sells can be filtered by', async () => {
  const proof = { name: 'Giấy chứng nhận VietGAP', number: null, issuedBy: null, day: null }
  const found = async () => {
    const list = await catalogue.get('/products?standards=vietgap&sellsOnline=yes&pageSize=100')
    return ProductList.parse(await list.json()).items.map((item) => item.slug)
  }
  await act('save', producer, {
    seenVersion: 0,
    content: aListing({ proofs: [proof], stalls: ['https://shopee.vn/htx-kim-thanh'] }),
  })
  await act('submit', producer, { seenVersion: 1 })
  expect(await found()).not.toContain(slug)
  await act('approve', officer, { seenVersion: 2 })
  expect(await found()).toContain(slug)
})

test('a later draft leaves the approved version in place, and a return gives its reason', async () => {
  await act('save', producer, { seenVersion: 0, content: aListing() })
  await act('submit', producer, { seenVersion: 1 })
  await act('approve', officer, { seenVersion: 2 })
  await act('save', producer, { seenVersion: 3, content: aListing({ story: 'Chuyện mới.' }) })
  await act('submit', producer, { seenVersion: 4 })
  await act('return', officer, { seenVersion: 5, reason: 'Thiếu địa chỉ.' })
  expect((await shown())?.story).toBe(aListing().story)
  expect(await view(producer)).toMatchObject({
    state: 'returned',
    reason: 'Thiếu địa chỉ.',
    content: { story: 'Chuyện mới.' },
    allowedActs: ['save', 'submit'],
  })
})

test('only its producer writes, only its commune approves, and nobody else knows of it', async () => {
  const consultant = await catalogue.person('tu', [posts.consultant])
  const strangers = [posts.otherProducer, posts.otherOfficer, posts.inspector]
  for (const post of strangers) {
    const stranger = await catalogue.person('la', [post])
    expect((await act('save', stranger, { seenVersion: 0, content: aListing() }))[0]).toBe(404)
  }
  expect((await act('approve', officer, { seenVersion: 0 }))[0]).toBe(404)
  expect((await act('save', consultant, { seenVersion: 0, content: aListing() }))[0]).toBe(200)
  expect((await act('submit', consultant, { seenVersion: 1 }))[0]).toBe(403)
  await act('submit', producer, { seenVersion: 1 })
  expect((await act('approve', producer, { seenVersion: 2 }))[0]).toBe(403)
  expect((await act('save', officer, { seenVersion: 2, content: aListing() }))[0]).toBe(403)
})

test('what waits for the commune is not changed meanwhile, and an old page changes nothing', async () => {
  await act('save', producer, { seenVersion: 0, content: aListing() })
  expect(await act('save', producer, { seenVersion: 0, content: aListing() })).toMatchObject([
    409,
    { code: 'version-stale' },
  ])
  await act('submit', producer, { seenVersion: 1 })
  expect(await act('save', producer, { seenVersion: 2, content: aListing() })).toMatchObject([
    409,
    { code: 'act-not-now' },
  ])
})

test('the same command again gets the same answer, another one under its id is refused', async () => {
  const sent = { commandId: randomUUID(), seenVersion: 0, content: aListing() }
  const first = await act('save', producer, sent)
  expect(await act('save', producer, sent)).toEqual(first)
  const other = { ...sent, content: aListing({ story: null }) }
  expect(await act('save', producer, other)).toMatchObject([409, { code: 'command-reused' }])
  expect((await view(producer)).version).toBe(1)
})

test('every stall off the list of hosts is named', async () => {
  const stalls = ['https://shopee.vn/a', 'http://shopee.vn/b', 'https://evil.example/c']
  const [status, problem] = await act('save', producer, {
    seenVersion: 0,
    content: aListing({ stalls }),
  })
  expect(status).toBe(422)
  expect(problem).toMatchObject({
    errors: [{ pointer: '/content/stalls/1' }, { pointer: '/content/stalls/2' }],
  })
})

test('the desk of the producer lists all its products, the commune’s those handed in', async () => {
  const listed = async (token: string): Promise<unknown[]> => {
    const query = '/listings?pageSize=100'
    const answer = await catalogue.get(query, { authorization: `Bearer ${token}` })
    const { items } = pageOf(ListingItem).parse(await answer.json())
    return items.filter((item) => item.productId === productId)
  }
  expect(await listed(producer)).toMatchObject([{ state: 'none', version: 0 }])
  expect(await listed(officer)).toEqual([])
  await act('save', producer, { seenVersion: 0, content: aListing() })
  await act('submit', producer, { seenVersion: 1 })
  expect(await listed(officer)).toMatchObject([{ state: 'submitted', version: 2 }])
})

test('photos are the producer’s own, and public once approved with their sizes made', async () => {
  const fileId = randomUUID()
  const photo: PhotoRecord = {
    ...{ fileId, ownerOrganisation: 'htx-khac', state: 'waiting', width: 900, height: 600 },
    sizes: [],
  }
  const content = aListing({ photos: [{ fileId, caption: 'Rươi trên đồng' }] })
  for (const told of [undefined, photo]) {
    if (told) photos.set(fileId, told)
    expect(await act('save', producer, { seenVersion: 0, content })).toMatchObject([
      422,
      { errors: [{ pointer: '/content/photos/0', code: 'photo-not-yours' }] },
    ])
  }
  photos.set(fileId, { ...photo, ownerOrganisation: 'htx-kim-thanh' })
  await act('save', producer, { seenVersion: 0, content })
  await act('submit', producer, { seenVersion: 1 })
  expect(await act('approve', officer, { seenVersion: 2 })).toMatchObject([
    409,
    { code: 'photo-not-ready' },
  ])
  const size = {
    type: 'image/avif',
    width: 900,
    height: 600,
    path: '/api/files/photos/x/avif',
  } as const
  photos.set(fileId, {
    ...{ ...photo, ownerOrganisation: 'htx-kim-thanh', state: 'ready', sizes: [size] },
  })
  expect((await view(officer)).photos).toMatchObject([{ caption: 'Rươi trên đồng', sizes: [size] }])
  await act('approve', officer, { seenVersion: 2 })
  expect((await shown())?.photos).toMatchObject([{ width: 900, sizes: [size] }])
})
