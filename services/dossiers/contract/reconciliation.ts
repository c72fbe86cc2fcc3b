import { z } from 'zod'
import { Instant } from '@ocop/kernel/days'
import { Difference, Reconciliation } from '@ocop/supervision/contract/reconciliations'
import { reconciling } from './process-names.ts'

/** A part of a look. */
export const ReconcilePart = z.enum(reconciling.parts)
export type ReconcilePart = z.infer<typeof ReconcilePart>

export const ReconcilePage = z.strictObject({
  part: ReconcilePart,
  /** The last thing of the page before. */
  after: z.string().nullable(),
})
export type ReconcilePage = z.infer<typeof ReconcilePage>

export const ReconciledPage = z.object({
  /** Where the next page begins; null when the part is done. */
  next: z.string().nullable(),
  compared: z.number(),
  draftsSwept: z.number(),
  differences: z.array(Difference),
})
export type ReconciledPage = z.infer<typeof ReconciledPage>

export const FinishReconciliation = Reconciliation.omit({ endedAt: true })
export type FinishReconciliation = z.infer<typeof FinishReconciliation>
export const ReconcileMoment = z.object({ at: Instant })
