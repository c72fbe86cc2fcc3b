import { z } from 'zod'
import { Day, Instant } from '@ocop/kernel/days'
import { CommandId } from '@ocop/kernel/ids'
import { ListingContent } from './listing.ts'
import { ProductItem } from './product-list.ts'

const Text = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\0]*$/, 'Text without zero bytes.')

/** One thing that was done to a batch, on its day. */
export const BatchStep = z.strictObject({ day: Day, text: Text(300), place: Text(200).nullable() })
export type BatchStep = z.infer<typeof BatchStep>

/** `POST batches`: once recorded a batch stays as it is. */
export const RecordBatch = z
  .strictObject({
    commandId: CommandId,
    productId: z.uuid(),
    lot: Text(60),
    madeOn: Day,
    expiresOn: Day.nullable(),
    steps: z.array(BatchStep).max(20),
  })
  .refine(({ madeOn, expiresOn }) => expiresOn === null || expiresOn >= madeOn, {
    message: 'A batch expires on or after the day it was made.',
    path: ['expiresOn'],
  })
export type RecordBatch = z.infer<typeof RecordBatch>

export const RecordedBatch = z.object({ code: z.string() })

export const Batch = z.object({
  /** What is printed on the batch: ten letters and digits without I, L, O and U. */
  code: z.string(),
  lot: z.string(),
  madeOn: Day,
  expiresOn: Day.nullable(),
  steps: z.array(BatchStep),
  /** The certificate the product held when the batch was recorded. */
  certificateNumber: z.string(),
  recordedAt: Instant,
})
export type Batch = z.infer<typeof Batch>

export const BatchList = z.object({ items: z.array(Batch) })

/** `GET trace/{code}`: a batch's code gives that batch, a certificate's number all batches of its product. */
export const Trace = z.object({
  product: ProductItem,
  traceability: ListingContent.shape.traceability.nullable(),
  hasPhoto: z.boolean(),
  /** The batch the code names; null when it names the product. */
  batch: Batch.nullable(),
  batches: z.array(Batch),
})
export type Trace = z.infer<typeof Trace>
