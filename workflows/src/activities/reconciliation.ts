import { ReconciledPage, ReconcileMoment } from '@ocop/dossiers/contract/reconciliation'
import type { ReconciliationActivities } from '../reconciliation/activities.ts'
import type { ServiceCall } from './service-call.ts'

/** The look over everything, as the dossiers service carries it out. */
export const reconciliationActivities = ({
  dossiers,
}: {
  readonly dossiers: ServiceCall
}): ReconciliationActivities => ({
  comparePage: (page) =>
    dossiers(ReconciledPage, {
      method: 'POST',
      path: '/internal/reconciliations/pages',
      body: page,
      timeoutMs: 100_000,
    }),
  keepFindings: async (report) => {
    await dossiers(ReconcileMoment, {
      method: 'POST',
      path: '/internal/reconciliations',
      body: report,
    })
  },
})
