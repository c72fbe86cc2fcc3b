import { z } from 'zod'
import { callService } from '@ocop/http/client'
import { serviceToken } from '@ocop/http/session'
import type {
  ChangeStep,
  CloseStep,
  OpenStep,
  ProcessConditions,
} from '@ocop/supervision/contract/steps'
import {
  StepsStanding,
  type Reconciliation,
  type StepStandingInLedger,
} from '@ocop/supervision/contract/reconciliations'

/** The ledger of steps as this service tells it apart from the processes: what it found, and what was never told. */
export type Ledger = {
  readonly noteConditions: (items: ProcessConditions['items']) => Promise<void>
  /** How the ledger has these steps; those it does not know are absent. */
  readonly standing: (ids: readonly string[]) => Promise<readonly StepStandingInLedger[]>
  readonly open: (step: OpenStep) => Promise<void>
  readonly change: (stepId: string, change: ChangeStep) => Promise<void>
  readonly close: (stepId: string, closing: CloseStep) => Promise<void>
  readonly keepReconciliation: (report: Reconciliation) => Promise<void>
}

export const ledger = (base: string, secret: string): Ledger => {
  const say = async <S extends z.ZodType>(
    schema: S,
    method: string,
    path: string,
    body: unknown,
  ): Promise<z.infer<S>> =>
    callService(base, schema, {
      ...{ method, body, path: `/internal${path}` },
      token: await serviceToken('dossiers', secret),
    })
  const tell = async (method: string, path: string, body: unknown): Promise<void> => {
    await say(z.unknown(), method, path, body)
  }
  const stepPath = (id: string): string => `/steps/${encodeURIComponent(id)}`
  return {
    noteConditions: (items) => tell('PUT', '/processes/conditions', { items }),
    standing: async (ids) => (await say(StepsStanding, 'POST', '/steps-standing', { ids })).items,
    open: (step) => tell('PUT', stepPath(step.id), step),
    change: (id, change) => tell('PUT', `${stepPath(id)}/change`, change),
    close: (id, closing) => tell('POST', `${stepPath(id)}/close`, closing),
    keepReconciliation: (report) => tell('PUT', `/reconciliations/${report.id}`, report),
  }
}
