import { z } from 'zod'
import { Day, Instant } from '@ocop/kernel/days'
import { DossierKind } from './regime.ts'

/** A recognition (công nhận) as its certificate has it: which product of whom, by what kind of application, since when. */
export const Recognition = z.object({
  productId: z.uuid(),
  product: z.string(),
  producer: z.object({ id: z.uuid(), name: z.string(), kind: z.string() }),
  /** Null where the product was recognised before the records begin. */
  kind: DossierKind.nullable(),
  stars: z.number().int(),
  certificateNumber: z.string(),
  decidedOn: Day,
  validTo: Day,
  standing: z.string(),
  /** The day the standing last changed. */
  changedOn: Day,
})
export type Recognition = z.infer<typeof Recognition>

/** Between the services: everything recognised in a unit, or in the rehearsal of a plan, up to the clock's now. */
export const Recognitions = z.object({
  clockId: z.string(),
  asOf: Instant,
  items: z.array(Recognition),
})
export type Recognitions = z.infer<typeof Recognitions>
