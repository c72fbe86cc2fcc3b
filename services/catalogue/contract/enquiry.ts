import { z } from 'zod'
import { Day, Instant } from '@ocop/kernel/days'
import { CommandHead, CommandId } from '@ocop/kernel/ids'
import { PageQuery } from '@ocop/kernel/page'
import { Realm } from '@ocop/kernel/realm'

const Text = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\0]*$/, 'Text without zero bytes.')

/** `GET form-tickets`: lets one public form through, not at once and not for ever. */
export const FormTicket = z.object({ ticket: z.string() })

/** What every public form carries beside what it says; `website` stays empty unless a robot filled it in. */
export const publicForm = {
  commandId: CommandId,
  ticket: z.string().max(300),
  website: z.string().max(0).optional(),
}

/** What the writer of a public form keeps, to ask later what came of it. */
export const TrackingCode = z.object({ code: z.string() })
export type TrackingCode = z.infer<typeof TrackingCode>
export const TrackCode = z.strictObject({ code: z.string().max(60) })

export const EnquiryKind = z.enum(['retail', 'wholesale'])
export type EnquiryKind = z.infer<typeof EnquiryKind>

/** `open` waits for the producer; the last three are how it ended. */
export const EnquiryState = z.enum(['open', 'answered', 'agreed', 'declined', 'no-answer'])
export type EnquiryState = z.infer<typeof EnquiryState>

/** Who asks; a way to be reached, one at least. Personal data: shown to those asked and to nobody else. */
export const Buyer = z
  .strictObject({
    name: Text(120),
    organisation: Text(200).nullable(),
    phone: z
      .string()
      .regex(/^\+?[\d .-]{8,20}$/)
      .nullable(),
    email: z.email().max(200).nullable(),
  })
  .refine(({ phone, email }) => phone !== null || email !== null, {
    message: 'Leave a telephone number or an email address.',
    path: ['phone'],
  })
export type Buyer = z.infer<typeof Buyer>

/** `POST enquiries`: a question about goods, or a wholesale request with quantity and place, to one or several producers. */
export const SendEnquiry = z
  .strictObject({
    ...publicForm,
    kind: EnquiryKind,
    /** Slugs of the products asked about. */
    products: z
      .array(z.string().regex(/^[a-z0-9-]{1,200}$/))
      .min(1)
      .max(10),
    buyer: Buyer,
    message: Text(3_000),
    quantity: Text(120).nullable(),
    place: Text(200).nullable(),
    wantedBy: Day.nullable(),
  })
  .refine(({ kind, quantity }) => kind === 'retail' || quantity !== null, {
    message: 'A wholesale request names its quantity.',
    path: ['quantity'],
  })
  .refine(({ kind, place }) => kind === 'retail' || place !== null, {
    message: 'A wholesale request names the place to deliver to.',
    path: ['place'],
  })
export type SendEnquiry = z.infer<typeof SendEnquiry>

/** One product of an enquiry as the desks list it: without anything personal. */
export const EnquiryItem = z.object({
  id: z.uuid(),
  kind: EnquiryKind,
  product: z.object({ slug: z.string(), name: z.string() }),
  producerName: z.string(),
  state: EnquiryState,
  version: z.number(),
  receivedAt: Instant,
  dueAt: Instant,
  isLate: z.boolean(),
  realm: Realm,
})
export type EnquiryItem = z.infer<typeof EnquiryItem>

export const EnquiryQuery = z.strictObject({
  state: EnquiryState.optional(),
  ...PageQuery.shape,
})
export type EnquiryQuery = z.infer<typeof EnquiryQuery>

export const EnquiryAct = z.enum(['answer', 'conclude'])
export type EnquiryAct = z.infer<typeof EnquiryAct>

export const EnquiryView = EnquiryItem.extend({
  buyer: Buyer,
  message: z.string(),
  quantity: z.string().nullable(),
  place: z.string().nullable(),
  wantedBy: Day.nullable(),
  answer: z.string().nullable(),
  answeredAt: Instant.nullable(),
  onBehalf: z.boolean(),
  allowedActs: z.array(EnquiryAct),
})
export type EnquiryView = z.infer<typeof EnquiryView>

/** The answer, and whether the matter is settled by it. */
export const AnswerEnquiry = CommandHead.extend({
  answer: Text(3_000),
  outcome: z.enum(['answered', 'agreed', 'declined']),
})
export type AnswerEnquiry = z.infer<typeof AnswerEnquiry>

/** How an answered enquiry ended. */
export const ConcludeEnquiry = CommandHead.extend({ outcome: z.enum(['agreed', 'declined']) })
export type ConcludeEnquiry = z.infer<typeof ConcludeEnquiry>

/** What the buyer reads under the code given. */
export const TrackedEnquiry = z.object({
  kind: EnquiryKind,
  receivedAt: Instant,
  parts: z.array(
    EnquiryView.pick({
      product: true,
      producerName: true,
      state: true,
      dueAt: true,
      answer: true,
      answeredAt: true,
      onBehalf: true,
    }),
  ),
})
export type TrackedEnquiry = z.infer<typeof TrackedEnquiry>
