import { z } from 'zod'
import { Role } from '@ocop/kernel/roles'

/** A number of the law beside where it stands, e.g. `{ value: 15, article: '26/2026, Điều 7 khoản 2' }`. */
export const LegalNumber = z.strictObject({ value: z.number(), article: z.string() })
export type LegalNumber = z.infer<typeof LegalNumber>

/** What a certificate's own life is measured by. */
export const CertificateTerms = z.strictObject({
  /** Re-evaluation is applied for within this window before the end of the term. */
  filingOpensDaysBefore: LegalNumber.optional(),
  filingClosesDaysBefore: LegalNumber.optional(),
  warnDaysBefore: z.array(LegalNumber),
  /** The issuing body tells the producer at least so many days before the end. */
  noticeDaysBefore: LegalNumber,
  /** While a late re-evaluation is pending the certificate runs on for at most so many days. */
  extendedAtMostDays: LegalNumber.optional(),
  reEvaluateWithinDays: LegalNumber.optional(),
  /** Whether a re-evaluation that missed the window is taken all the same while the certificate runs. */
  lateFiling: z.strictObject({ value: z.boolean(), article: z.string() }).optional(),
  revokeWithinDays: LegalNumber.optional(),
})
export type CertificateTerms = z.infer<typeof CertificateTerms>

/** Who is told in writing what became of a level's result: the producer, posts of the dossier's commune. */
export const ResultNoticeRule = z.strictObject({
  to: z
    .array(z.strictObject({ role: Role, at: z.enum(['producer', 'commune', 'province']) }))
    .min(1),
  article: z.string(),
})
export type ResultNoticeRule = z.infer<typeof ResultNoticeRule>
