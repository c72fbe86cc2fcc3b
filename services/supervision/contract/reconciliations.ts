import { z } from 'zod'
import { Instant } from '@ocop/kernel/days'
import { StepHolder } from './steps.ts'

/** A difference between a record and what else speaks of it. */
export const DifferenceKind = z.enum([
  'process-missing',
  'process-closed',
  'record-missing',
  'record-behind',
  'process-behind',
  'step-untold',
  'step-untold-closed',
  'step-untold-changed',
  'certificate-unpublished',
])
export type DifferenceKind = z.infer<typeof DifferenceKind>

export const Difference = z.strictObject({
  kind: DifferenceKind,
  /** A workflow's, a step's, a dossier's or a certificate's own name. */
  subject: z.string().max(300),
  detail: z.string().max(500),
  /** Put right at once; else it is for somebody to see to. */
  repaired: z.boolean(),
})
export type Difference = z.infer<typeof Difference>

/** One look over all records and processes: what was compared, and where they differed. */
export const Reconciliation = z.strictObject({
  id: z.string().max(200),
  beganAt: Instant,
  endedAt: Instant,
  compared: z.strictObject({
    processes: z.number().int(),
    steps: z.number().int(),
    certificates: z.number().int(),
  }),
  /** Drafts of commands that nobody finished and that were put away. */
  draftsSwept: z.number().int(),
  differences: z.array(Difference).max(1_000),
})
export type Reconciliation = z.infer<typeof Reconciliation>

export const StepsStandingQuery = z.strictObject({ ids: z.array(z.string().max(300)).max(1_000) })

/** A step as the ledger has it, to be compared with its record. */
export const StepStandingInLedger = z.object({
  id: z.string(),
  closed: z.boolean(),
  changeNumber: z.number(),
  dueAt: Instant.nullable(),
  holder: StepHolder,
})
export type StepStandingInLedger = z.infer<typeof StepStandingInLedger>
export const StepsStanding = z.object({ items: z.array(StepStandingInLedger) })
