import { randomUUID } from 'node:crypto'
import type { ListingContent } from '@ocop/catalogue/contract/listing'

/** A listing that says nothing yet. */
export const emptyListing: ListingContent = {
  ...{ story: null, photos: [], process: null, proofs: [], pointsOfSale: [], stalls: [] },
  traceability: { address: null, madeOn: null, brandCode: null, shelfLife: null },
  ...{ capacityPerMonth: null, minimumOrder: null, leadDays: null, price: null },
  ...{ shipsNationwide: null, seasonMonths: [] },
}

/** A fair of the city that is over, so that no visitor reads of it. */
export const tradedAt = {
  commandId: randomUUID(),
  ...{ kind: 'fair', title: 'Hội chợ để kiểm thử quyền hạn', place: 'Hải Phòng' },
  ...{ provinceCode: '31', from: '2025-01-02', to: '2025-01-03', note: null },
}

export const soldAt = {
  commandId: randomUUID(),
  ...{ name: 'Điểm bán để kiểm thử quyền hạn', address: 'Hải Phòng' },
  ...{ unit: '31', hours: null },
}
