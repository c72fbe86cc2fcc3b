import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageOf } from '@ocop/kernel/page'
import { runningCatalogue, type RunningCatalogue } from '../../test/running-catalogue.ts'
import type { CertifiedProduct } from '../../contract/certified-product.ts'
import type { ListingContent } from '../../contract/listing.ts'
import { Season } from '../../contract/season.ts'
import { TradeOffer } from '../../contract/trade-offer.ts'
import { aCertifiedProduct } from '../certified-product/sample.ts'
import { aListing } from '../listing/sample.ts'

let catalogue: RunningCatalogue
const publish = async (product: CertifiedProduct, listing: ListingContent): Promise<void> => {
  await catalogue.tell(product)
  const content = JSON.stringify(listing)
  const at = '2026-11-01T00:00:00.000Z'
  await catalogue.db
    .insertInto('listing')
    .values({
      ...{ productId: product.productId, version: 1, state: 'approved', content },
      ...{ published: content, publishedAt: at, changedAt: at },
    })
    .execute()
}
beforeAll(async () => {
  catalogue = await runningCatalogue()
  const revoked = { standing: 'revoked', number: 'thu-hoi' } as const
  await publish(aCertifiedProduct({ name: 'Rươi hộp' }), aListing())
  await publish(
    aCertifiedProduct({ name: 'Im lặng' }),
    aListing({ capacityPerMonth: null, minimumOrder: null }),
  )
  await publish(aCertifiedProduct({ name: 'Thu hồi', certificate: revoked }), aListing())
  await catalogue.tell(aCertifiedProduct({ name: 'Chưa viết' }))
})
afterAll(() => catalogue.close())

const names = async (query: string): Promise<string[]> => {
  const answer = await catalogue.get(`/trade-offers${query}`)
  const { items } = pageOf(TradeOffer).parse(await answer.json())
  return items.map(({ name }) => name)
}

test('buyers read products that hold a star and whose producer told how much', async () => {
  expect(await names('')).toEqual(['Rươi hộp'])
  expect(await names('?province=31&sheet=8&ships=1')).toEqual(['Rươi hộp'])
  expect(await names('?province=01')).toEqual([])
})

test('the table has the same rows', async () => {
  const answer = await catalogue.get('/trade-offers.csv?province=&ships=1')
  expect(answer.headers.get('content-type')).toMatch(/^text\/csv/)
  const lines = (await answer.text()).trim().split('\r\n')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toMatch(/^Rươi hộp,3,.*,500,hộp,/)
})

test('the workbook has the same rows and is sent as one', async () => {
  const answer = await catalogue.get('/trade-offers.xlsx?province=&ships=1')
  expect(answer.headers.get('content-type')).toMatch(/spreadsheetml\.sheet$/)
  expect(answer.headers.get('content-disposition')).toContain('ocop-nguoi-mua.xlsx')
  const [, ...rows] = await readSheet(Buffer.from(await answer.arrayBuffer()))
  expect(rows.map(([name, stars]) => [name, stars])).toEqual([['Rươi hộp', 3]])
})

test('the season counts what is named after a crop of the month and holds its star', async () => {
  const crops = async (month: number): Promise<unknown> =>
    Season.parse(await (await catalogue.get(`/season?month=${month}`)).json()).crops
  expect(await crops(11)).toEqual([{ name: 'rươi', count: 1 }])
  expect(await crops(6)).toEqual([])
})
