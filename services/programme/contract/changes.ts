/** Parts of the public's record here that pages are made from. */
export const programmeTag = {
  tradeEvents: 'trade-events',
  pointsOfSale: 'points-of-sale',
} as const
