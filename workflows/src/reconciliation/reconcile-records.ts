import { proxyActivities, workflowInfo } from '@temporalio/workflow'
import { reconciling } from '@ocop/dossiers/contract/process-names'
import type { FinishReconciliation, ReconciledPage } from '@ocop/dossiers/contract/reconciliation'
import type { ReconciliationActivities } from './activities.ts'

const { comparePage, keepFindings } = proxyActivities<ReconciliationActivities>({
  startToCloseTimeout: '2 minutes',
  // The next look comes soon enough.
  retry: { maximumAttempts: 5, initialInterval: '1 second', backoffCoefficient: 2 },
})

/** A finding beyond these is counted no more: whoever reads so many has other work first. */
const mostDifferences = 1_000

/** Looks over all records and processes once, page by page, and keeps what it found. */
export async function reconcileRecords(): Promise<FinishReconciliation> {
  const { runId, startTime } = workflowInfo()
  const found: ReconciledPage[] = []
  const compared = { processes: 0, steps: 0, certificates: 0 }
  for (const part of reconciling.parts) {
    let after: string | null = null
    do {
      const page: ReconciledPage = await comparePage({ part, after })
      found.push(page)
      if (part !== 'drafts') compared[part] += page.compared
      after = page.next
    } while (after !== null)
  }
  const report = {
    id: runId,
    beganAt: startTime.toISOString(),
    compared,
    draftsSwept: found.reduce((sum, { draftsSwept }) => sum + draftsSwept, 0),
    differences: found.flatMap(({ differences }) => differences).slice(0, mostDifferences),
  }
  await keepFindings(report)
  return report
}
