import { z } from 'zod'
import { Day, Instant } from '@ocop/kernel/days'
import { Realm } from '@ocop/kernel/realm'
import { LiveState } from './certified-product.ts'

/**
 * What a certificate is worth at this moment, asked from its source. The other two words are problems: 404
 * `never-issued`, and 503 `unknown` when the source cannot be asked.
 */
export const Verification = z.object({
  number: z.string(),
  state: LiveState,
  stars: z.number(),
  /** `slug` is null until the product has reached the catalogue. */
  product: z.object({ name: z.string(), slug: z.string().nullable() }),
  producer: z.object({ name: z.string(), kind: z.string(), slug: z.string().nullable() }),
  issuedBy: z.string(),
  decisionNumber: z.string(),
  validFrom: Day,
  validTo: Day,
  extendedTo: Day.nullable(),
  asOf: Instant,
  replacedBy: z.string().nullable(),
  /** Only in a demonstration: whether the certificate is a rehearsal's. */
  realm: Realm.optional(),
})
export type Verification = z.infer<typeof Verification>
