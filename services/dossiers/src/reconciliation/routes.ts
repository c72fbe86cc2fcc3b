import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import {
  FinishReconciliation,
  ReconciledPage,
  ReconcileMoment,
  ReconcilePage,
} from '../../contract/reconciliation.ts'
import type { Needs } from '../needs.ts'
import { compareCertificates } from './certificates.ts'
import { sweepDrafts } from './drafts.ts'
import { settled } from './look-twice.ts'
import { compareProcesses } from './processes.ts'
import { compareSteps } from './steps.ts'

/** What the look over everything asks page by page; every page may be asked again. */
export const reconciliationRoutes = (mount: Mount, needs: Needs): void => {
  endpoint(
    mount,
    {
      method: 'post',
      path: '/internal/reconciliations/pages',
      summary: 'Compare a page of records, put right what can be, tell the rest',
      access: 'service',
      body: ReconcilePage,
      answer: ReconciledPage,
    },
    async ({ body }) => reconciledPage(needs, body),
  )
  endpoint(
    mount,
    {
      method: 'post',
      path: '/internal/reconciliations',
      summary: 'A look is over: keep what it found',
      access: 'service',
      body: FinishReconciliation,
      answer: ReconcileMoment,
    },
    async ({ body }) => {
      const at = needs.wallClock()
      await needs.ledger.keepReconciliation({ ...body, endedAt: at })
      return { at }
    },
  )
}

const compare = {
  processes: compareProcesses,
  steps: compareSteps,
  certificates: compareCertificates,
} as const

export const reconciledPage = async (
  needs: Needs,
  { part, after }: ReconcilePage,
  waitMs?: number,
): Promise<ReconciledPage> => {
  if (part === 'drafts')
    return { next: null, compared: 0, draftsSwept: await sweepDrafts(needs), differences: [] }
  const { compared, next, doubts } = await compare[part](needs, after)
  return { next, compared, draftsSwept: 0, differences: await settled(doubts, waitMs) }
}
