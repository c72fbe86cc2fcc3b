import { z } from 'zod'
import { Instant } from '@ocop/kernel/days'
import { Difference, Reconciliation } from '@ocop/supervision/contract/reconciliations'

/** The names the look over everything is known by; the wire name equals the constant. */
export const reconciling = {
  workflow: 'reconcileRecords',
  workflowId: 'reconcile-records',
  schedule: 'reconcile-records',
  everyMinutes: 15,
} as const

/** The parts of a look, each compared page by page. */
export const ReconcilePart = z.enum(['processes', 'steps', 'certificates', 'drafts'])
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
