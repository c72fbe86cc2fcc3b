import { z } from 'zod'

const Terms = z.object({
  /** Working days within which the producer answers. */
  answerIn: z.number(),
  /** Working days after that until nobody waits any longer. */
  lapsesAfter: z.number(),
})

/** `GET enquiries/terms`: what the platform promises; no law sets these. */
export const EnquiryTerms = z.object({ retail: Terms, wholesale: Terms })
export type EnquiryTerms = z.infer<typeof EnquiryTerms>
