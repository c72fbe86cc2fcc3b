import { expect, test } from 'vitest'
import { ListingContent } from '@ocop/catalogue/contract/listing'
import { photosIn, readListing, valuesOf } from './listing-form.ts'

const values = {
  story: 'Rươi về theo con nước.',
  proofs: 'Phiếu kiểm nghiệm; 12/2026; Quatest 1; 5/10/2026\nVietGAP',
  address: 'Thôn 1, xã Kim Thành',
  pointsOfSale: 'Cửa hàng HTX; Chợ Kim Thành',
  stalls: ' https://shopee.vn/htx \n\n',
  capacity: '1.500 hộp 300 g',
  minimumOrder: '0,5 tấn',
  leadDays: '3',
  ...{ price: '120.000', priceUnit: 'hộp', priceAsOf: '2026-11-01' },
  ships: 'yes',
  seasonMonths: '11, 10',
}

test('the editor’s lines become a content the catalogue takes, and the content the same lines again', () => {
  const { content, faults } = readListing(values)
  expect(faults).toBeUndefined()
  const kept = ListingContent.parse(content)
  expect(kept).toMatchObject({
    proofs: [
      { name: 'Phiếu kiểm nghiệm', number: '12/2026', issuedBy: 'Quatest 1', day: '2026-10-05' },
      { name: 'VietGAP', number: null, issuedBy: null, day: null },
    ],
    stalls: ['https://shopee.vn/htx'],
    capacityPerMonth: { amount: 1500, unit: 'hộp 300 g' },
    minimumOrder: { amount: 0.5, unit: 'tấn' },
    price: { vnd: 120_000, unit: 'hộp', asOf: '2026-11-01' },
    shipsNationwide: true,
    seasonMonths: [10, 11],
  })
  expect(readListing(valuesOf(kept)).content).toEqual(kept)
})

test('an empty editor says nothing, and says so with nulls', () => {
  expect(ListingContent.parse(readListing({}).content)).toMatchObject({
    ...{ story: null, proofs: [], price: null, shipsNationwide: null, seasonMonths: [] },
    traceability: { address: null, shelfLife: null },
  })
})

test('what cannot be read is told at its field, with its line', () => {
  const { faults } = readListing({
    ...{ proofs: 'VietGAP\nGiấy; 1; Sở; 31/02/2026', pointsOfSale: 'không có địa chỉ' },
    ...{ capacity: 'nhiều', leadDays: 'ba', seasonMonths: '13', price: '120000' },
  })
  expect(Object.keys(faults ?? {}).toSorted()).toEqual(
    ['capacity', 'leadDays', 'pointsOfSale', 'price', 'proofs', 'seasonMonths'].toSorted(),
  )
  expect(faults?.['proofs']).toContain('2')
})

test('photos keep their order and captions; one that was dropped is gone', () => {
  const [one, two] = [
    '11111111-1111-4111-8111-111111111111',
    '22222222-2222-4222-8222-222222222222',
  ]
  const photos = { photos: `${two} ${one}`, [`caption-${one}`]: 'Vườn ổi' }
  expect(photosIn(photos)).toEqual([
    { fileId: two, caption: 'Ảnh sản phẩm' },
    { fileId: one, caption: 'Vườn ổi' },
  ])
  expect(photosIn({ ...photos, [`drop-${two}`]: '1' }).map(({ fileId }) => fileId)).toEqual([one])
})
