import { z } from 'zod'
import { Day, Instant } from '@ocop/kernel/days'
import { CommandHead } from '@ocop/kernel/ids'
import { PageQuery } from '@ocop/kernel/page'
import { LiveState } from './certified-product.ts'

/** Text from a form; a zero byte is no text and the database takes none. */
const Text = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\0]*$/, 'Text without zero bytes.')

/** A test report, standard or licence the producer can show (kiểm nghiệm, tiêu chuẩn). */
export const ListingProof = z.strictObject({
  name: Text(200),
  number: Text(100).nullable(),
  issuedBy: Text(200).nullable(),
  day: Day.nullable(),
})
export type ListingProof = z.infer<typeof ListingProof>

const Amount = z.strictObject({ amount: z.number().positive().max(1e9), unit: Text(40) })

/**
 * What the producer says about a certified product. Nothing of the certificate is in it: name, producer, stars, number
 * and state come from certificate events alone.
 */
export const ListingContent = z.strictObject({
  story: Text(8_000).nullable(),
  photos: z.array(z.strictObject({ fileId: z.uuid(), caption: Text(200) })).max(8),
  process: Text(5_000).nullable(),
  proofs: z.array(ListingProof).max(20),
  /** What Circular 02/2024/TT-BKHCN wants seen beside name, image and producer; null is shown as missing. */
  traceability: z.strictObject({
    address: Text(300).nullable(),
    madeOn: Text(200).nullable(),
    brandCode: Text(200).nullable(),
    shelfLife: Text(200).nullable(),
  }),
  pointsOfSale: z.array(z.strictObject({ name: Text(200), address: Text(300) })).max(30),
  /** The producer's own online stalls, on hosts of the allow-list. */
  stalls: z.array(z.string().max(500)).max(10),
  capacityPerMonth: Amount.nullable(),
  minimumOrder: Amount.nullable(),
  leadDays: z.number().int().min(0).max(365).nullable(),
  /** Never without the day it was true on. */
  price: z
    .strictObject({ vnd: z.number().int().positive().max(1e12), unit: Text(40), asOf: Day })
    .nullable(),
  shipsNationwide: z.boolean().nullable(),
  /** Months in which it is made or harvested; empty for the whole year. */
  seasonMonths: z.array(z.number().int().min(1).max(12)).max(12),
})
export type ListingContent = z.infer<typeof ListingContent>

/** One photo as the public gets it: sizes without metadata, each at an address that never changes. */
export const ListingPhoto = z.object({
  caption: z.string(),
  width: z.number(),
  height: z.number(),
  sizes: z.array(
    z.object({ type: z.string(), width: z.number(), height: z.number(), path: z.string() }),
  ),
})
export type ListingPhoto = z.infer<typeof ListingPhoto>

/** A stall with the name of its market place. */
export const ListingStall = z.object({ url: z.string(), market: z.string() })
export type ListingStall = z.infer<typeof ListingStall>

/** The approved content as the public reads it; stalls found dead are left out. */
export const PublicListing = ListingContent.omit({ photos: true, stalls: true }).extend({
  photos: z.array(ListingPhoto),
  stalls: z.array(ListingStall),
  approvedAt: Instant,
})
export type PublicListing = z.infer<typeof PublicListing>

export const ListingState = z.enum(['none', 'draft', 'submitted', 'returned', 'approved'])
export type ListingState = z.infer<typeof ListingState>

/** A product at the desks with how far its listing is. */
export const ListingItem = z.object({
  productId: z.uuid(),
  slug: z.string(),
  name: z.string(),
  stars: z.number(),
  certificateState: LiveState,
  producerName: z.string(),
  state: ListingState,
  version: z.number(),
  submittedAt: Instant.nullable(),
  publishedAt: Instant.nullable(),
})
export type ListingItem = z.infer<typeof ListingItem>

/** `state` narrows by the working copy; `waiting` first among officers. */
export const ListingQuery = z.strictObject({
  state: ListingState.optional(),
  ...PageQuery.shape,
})
export type ListingQuery = z.infer<typeof ListingQuery>

export const ListingAct = z.enum(['save', 'submit', 'approve', 'return'])
export type ListingAct = z.infer<typeof ListingAct>

/** One listing with what the asking person may do now. */
export const ListingView = ListingItem.extend({
  content: ListingContent.nullable(),
  published: ListingContent.nullable(),
  /** The photos of `content` whose sizes are made. */
  photos: z.array(ListingPhoto),
  reason: z.string().nullable(),
  /** Links of the published version that two checks in a row found dead. */
  deadStalls: z.array(z.string()),
  stallHosts: z.array(z.string()),
  allowedActs: z.array(ListingAct),
})
export type ListingView = z.infer<typeof ListingView>

export const SaveListing = CommandHead.extend({ content: ListingContent })
export type SaveListing = z.infer<typeof SaveListing>
export const ReturnListing = CommandHead.extend({ reason: Text(2_000) })
export type ReturnListing = z.infer<typeof ReturnListing>
