import { z } from 'zod'
import type { EvaluationActivities } from '../evaluation/activities.ts'
import {
  Applied,
  ClosedStep,
  EnteredStep,
  LapseAnswer,
  RestatedStep,
  ScoresTallied,
} from '@ocop/dossiers/contract/process'
import { decided, type ServiceCall } from './service-call.ts'

export type Services = {
  readonly dossiers: ServiceCall
  readonly supervision: ServiceCall
}

const told = z.unknown()
const stepPath = (id: string): string => `/internal/steps/${encodeURIComponent(id)}`

type Notice = z.infer<typeof ClosedStep>['notices'][number]

const noticeOf = (stepId: string, notice: Notice) => ({
  method: 'PUT' as const,
  path: `${stepPath(stepId)}/notices/${encodeURIComponent(notice.id)}`,
  body: notice,
})

/** The evaluation's activities: the dossiers service keeps the record, supervision the ledger. */
export const evaluationActivities = ({
  dossiers,
  supervision,
}: Services): EvaluationActivities => ({
  applyCommand: ({ commandId, ...body }) =>
    decided(
      dossiers(Applied, { method: 'POST', path: `/internal/process/commands/${commandId}`, body }),
    ),

  openStep: async (entry) => {
    const { ledger, opened } = await dossiers(EnteredStep, {
      method: 'POST',
      path: '/internal/process/steps',
      body: entry,
    })
    await supervision(told, { method: 'PUT', path: stepPath(opened.id), body: ledger })
    return opened
  },

  pauseStep: async (stepId, at) => {
    await dossiers(told, {
      method: 'POST',
      path: `/internal/process/steps/${encodeURIComponent(stepId)}/pause`,
      body: { at },
    })
    await supervision(told, { method: 'POST', path: `${stepPath(stepId)}/pause`, body: { at } })
  },

  resumeStep: async (entry) => {
    const { opened } = await dossiers(EnteredStep, {
      method: 'POST',
      path: '/internal/process/steps',
      body: entry,
    })
    const body = { at: entry.at, dueAt: opened.dueAt }
    await supervision(told, { method: 'POST', path: `${stepPath(opened.id)}/resume`, body })
    return opened
  },

  restateStep: async (stepId, at) => {
    const path = `/internal/process/steps/${encodeURIComponent(stepId)}/restate`
    const { opened, ledger } = await dossiers(RestatedStep, { method: 'POST', path, body: { at } })
    if (ledger)
      await supervision(told, { method: 'PUT', path: `${stepPath(stepId)}/change`, body: ledger })
    return opened
  },

  closeStep: async (stepId, at, outcome) => {
    const path = `/internal/process/steps/${encodeURIComponent(stepId)}/close`
    const body = { at, outcome }
    const { ledger, notices } = await dossiers(ClosedStep, { method: 'POST', path, body })
    await supervision(told, { method: 'POST', path: `${stepPath(stepId)}/close`, body: ledger })
    for (const notice of notices) await supervision(told, noticeOf(stepId, notice))
  },

  tell: async ({ stepId, ...notice }) => {
    await supervision(told, noticeOf(stepId, notice))
  },

  lapseSupplement: (body) =>
    dossiers(LapseAnswer, { method: 'POST', path: '/internal/process/supplements/lapse', body }),

  tallyScores: (scores) =>
    dossiers(ScoresTallied, { method: 'POST', path: '/internal/process/tally', body: scores }),

  publishCertificate: async (certificateNumber) => {
    const path = `/internal/certificates/${encodeURIComponent(certificateNumber)}/publish`
    await dossiers(told, { method: 'POST', path })
  },
})
