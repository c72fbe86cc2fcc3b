import { z } from 'zod'
import {
  ClosedProcessStep,
  EnteredProcessStep,
  ProcessApplied,
  RestatedProcessStep,
} from '@ocop/dossiers/contract/processes'
import type { ProcessActivities } from '../process/activities.ts'
import type { Services } from './evaluation.ts'
import { decided } from './service-call.ts'

const told = z.unknown()
const recordPath = (stepId: string, word: string): string =>
  `/internal/processes/steps/${encodeURIComponent(stepId)}/${word}`
const ledgerPath = (stepId: string): string => `/internal/steps/${encodeURIComponent(stepId)}`

/** The activities every process shares: the dossiers service keeps the record, supervision the ledger. */
export const processActivities = ({
  dossiers,
  supervision,
}: Services): Omit<ProcessActivities, 'tell'> => {
  /** A step whose due time moved: on the record first, then in the ledger. */
  const runOn = async (stepId: string, word: string, body: { readonly at: string }) => {
    const path = recordPath(stepId, word)
    const { opened } = await dossiers(EnteredProcessStep, { method: 'POST', path, body })
    await supervision(told, {
      method: 'POST',
      path: `${ledgerPath(stepId)}/resume`,
      body: { at: body.at, dueAt: opened.dueAt },
    })
    return opened
  }
  return {
    applyToProcess: ({ commandId, ...body }) =>
      decided(
        dossiers(ProcessApplied, {
          method: 'POST',
          path: `/internal/processes/commands/${commandId}`,
          body,
        }),
      ),

    openProcessStep: async (entry) => {
      const { ledger, opened } = await dossiers(EnteredProcessStep, {
        method: 'POST',
        path: '/internal/processes/steps',
        body: entry,
      })
      await supervision(told, { method: 'PUT', path: ledgerPath(opened.id), body: ledger })
      return opened
    },

    pauseProcessStep: async (stepId, word) => {
      await dossiers(told, { method: 'POST', path: recordPath(stepId, 'pause'), body: word })
      const body = { at: word.at }
      await supervision(told, { method: 'POST', path: `${ledgerPath(stepId)}/pause`, body })
    },
    resumeProcessStep: (stepId, word) => runOn(stepId, 'resume', word),
    extendProcessStep: (stepId, word) => runOn(stepId, 'extend', word),

    restateProcessStep: async (stepId, at) => {
      const path = recordPath(stepId, 'restate')
      const { opened, ledger } = await dossiers(RestatedProcessStep, {
        method: 'POST',
        path,
        body: { at },
      })
      if (ledger)
        await supervision(told, {
          method: 'PUT',
          path: `${ledgerPath(stepId)}/change`,
          body: ledger,
        })
      return opened
    },

    closeProcessStep: async (stepId, word) => {
      const path = recordPath(stepId, 'close')
      const { ledger } = await dossiers(ClosedProcessStep, { method: 'POST', path, body: word })
      await supervision(told, {
        method: 'POST',
        path: `${ledgerPath(stepId)}/close`,
        body: ledger,
      })
    },

    endProcess: async (workflowId, at) => {
      const path = `/internal/processes/${encodeURIComponent(workflowId)}/end`
      await dossiers(told, { method: 'POST', path, body: { at } })
    },
  }
}
