import { z } from 'zod'
import { PageQuery } from '@ocop/kernel/page'
import { PublicListing } from './listing.ts'
import { ProductItem } from './product-list.ts'

/** A certified product as a buyer for a shop or a kitchen reads it; what its producer has not told is null. */
export const TradeOffer = ProductItem.pick({
  slug: true,
  name: true,
  stars: true,
  state: true,
  certificateNumber: true,
  validTo: true,
  province: true,
  commune: true,
  producer: true,
  realm: true,
}).extend({
  capacityPerMonth: PublicListing.shape.capacityPerMonth,
  minimumOrder: PublicListing.shape.minimumOrder,
  leadDays: PublicListing.shape.leadDays,
  price: PublicListing.shape.price,
  shipsNationwide: PublicListing.shape.shipsNationwide,
  /** Names of the tests and standards the producer can show. */
  proofs: z.array(z.string()),
})
export type TradeOffer = z.infer<typeof TradeOffer>

/** A table to download has at most so many rows: a workbook is packed in memory before its first byte goes out. */
export const offersPerTable = 2_000

const blankIsAbsent = (value: unknown): unknown => (value === '' ? undefined : value)

/** Products with a star whose producer has told how much and from how much on. */
export const TradeOfferFilter = z.strictObject({
  province: z.preprocess(
    blankIsAbsent,
    z
      .string()
      .regex(/^\d{2}$/)
      .optional(),
  ),
  sheet: z.preprocess(blankIsAbsent, z.coerce.number().int().min(1).max(26).optional()),
  ships: z.preprocess(blankIsAbsent, z.literal('1').optional()),
})
export type TradeOfferFilter = z.infer<typeof TradeOfferFilter>
export const TradeOfferQuery = z.strictObject({ ...TradeOfferFilter.shape, ...PageQuery.shape })
