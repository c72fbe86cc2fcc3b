import { afterAll, beforeAll, expect, test } from 'vitest'
import { runningCatalogue, type RunningCatalogue } from '../../test/running-catalogue.ts'
import { PlaceCountList, PlacePage } from '../../contract/place.ts'
import { aCertifiedProduct } from '../certified-product/sample.ts'

let catalogue: RunningCatalogue
beforeAll(async () => {
  catalogue = await runningCatalogue()
  await catalogue.tell(aCertifiedProduct())
  const expired = { number: 'het-han', validTo: '2026-01-01' }
  await catalogue.tell(aCertifiedProduct({ name: 'Hết hạn', certificate: expired }))
})
afterAll(() => catalogue.close())

const place = async (slug: string): Promise<PlacePage> =>
  PlacePage.parse(await (await catalogue.get(`/places/${slug}`)).json())

test('all 34 provinces are there, each with the stars held today and the names that went into it', async () => {
  const { items } = PlaceCountList.parse(await (await catalogue.get('/places')).json())
  expect(items).toHaveLength(34)
  expect(items.find(({ code }) => code === '31')).toMatchObject({
    ...{ slug: 'hai-phong', count: 1, formerNames: ['Hải Dương'] },
  })
  expect(items.filter(({ count }) => count > 0)).toHaveLength(1)
})

test('a province shows its communes and former names, a commune its province', async () => {
  expect(await place('hai-phong')).toMatchObject({
    ...{ level: 'province', province: null, total: 1 },
    former: [{ slug: 'hai-duong', name: 'Hải Dương' }],
    communes: [{ slug: 'xa-kim-thanh-hai-phong', name: 'xã Kim Thành', count: 1 }],
  })
  expect(await place('xa-kim-thanh-hai-phong')).toMatchObject({
    ...{ level: 'commune', code: '10804', total: 1, province: { slug: 'hai-phong' } },
  })
})

test('a commune says what went into it, and nothing of what lay elsewhere under the same name', async () => {
  const { formerCommunes } = await place('xa-kim-thanh-hai-phong')
  const above = { district: 'huyện Kim Thành', province: 'Hải Dương' }
  expect(formerCommunes).toEqual(
    ['xã Hòa Bình', 'xã Tam Kỳ', 'xã Đại Đức', 'xã Đồng Cẩm'].map((name) => ({ name, ...above })),
  )
})

test.each(['đồng cẩm', 'huyen kim thanh hai duong', 'xã tam kỳ'])(
  'a product is found under “%s”, as its commune was called before',
  async (q) => {
    const answer = await catalogue.get(`/products?q=${encodeURIComponent(q)}`)
    expect(await answer.json()).toMatchObject({ total: 1, guidance: { isAlike: false } })
  },
)

test('a former province still leads to its products and says what it is today', async () => {
  expect(await place('hai-duong')).toMatchObject({
    ...{ level: 'former-province', name: 'Hải Dương', total: 1 },
    province: { slug: 'hai-phong', name: 'Hải Phòng' },
  })
  expect((await catalogue.get('/places/khong-co')).status).toBe(404)
})
