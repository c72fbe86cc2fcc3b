import { z } from 'zod'
import { Day, Instant } from '@ocop/kernel/days'
import { Standing } from './certificate.ts'
import { ProcessStepPlan } from './processes.ts'

/** A certificate as its keeper needs it: facts, moments and the plans of its steps; no document, nobody's name. */
export const CertificateReading = z.object({
  standing: Standing,
  /** Past this moment it has expired. */
  endsAt: Instant,
  /** The window in which a re-evaluation is to be lodged, and whether one is under way. */
  filing: z.object({ opensAt: Instant, closesOn: Day, visit: z.number(), pending: z.boolean() }),
  /** What the producer is told in words, and when. */
  notices: z.array(z.object({ id: z.string(), at: Instant, text: z.string() })),
  /** When an extension is to be given, or one that has lost its reason to be ended; null for neither. */
  settleAt: Instant.nullable(),
  revocation: z
    .object({
      ordinal: z.number(),
      state: z.enum(['opened', 'submitted', 'decided']),
      concludedAt: Instant,
    })
    .nullable(),
  withdrawal: z.object({ ordinal: z.number() }).nullable(),
  plans: z.array(ProcessStepPlan),
})
export type CertificateReading = z.infer<typeof CertificateReading>

export const SettleExtension = z.strictObject({ at: Instant })
