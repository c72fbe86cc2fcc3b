import type { ListingContent } from '../../contract/listing.ts'

/** What a producer might say, for tests. */
export const aListing = (over: Partial<ListingContent> = {}): ListingContent => ({
  story: 'Rươi về theo con nước tháng chín.\n\nCả làng ra đồng.',
  photos: [],
  process: null,
  proofs: [{ name: 'Phiếu kiểm nghiệm', number: '12/2026', issuedBy: 'Quatest 1', day: null }],
  traceability: { address: 'Thôn 1, xã Kim Thành', madeOn: null, brandCode: null, shelfLife: null },
  pointsOfSale: [{ name: 'Cửa hàng HTX', address: 'Chợ Kim Thành' }],
  stalls: ['https://shopee.vn/htx-kim-thanh'],
  capacityPerMonth: { amount: 500, unit: 'hộp' },
  minimumOrder: null,
  leadDays: 3,
  price: null,
  shipsNationwide: true,
  seasonMonths: [10, 11],
  ...over,
})
