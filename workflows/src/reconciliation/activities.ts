import type {
  FinishReconciliation,
  ReconciledPage,
  ReconcilePage,
} from '@ocop/dossiers/contract/reconciliation'

/** What a look over everything asks of the dossiers service; every one may run twice. */
export type ReconciliationActivities = {
  readonly comparePage: (page: ReconcilePage) => Promise<ReconciledPage>
  readonly keepFindings: (report: FinishReconciliation) => Promise<void>
}
