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
    const { ledger } = await dossiers(ClosedStep, { method: 'POST', path, body: { at, outcome } })
    await supervision(told, { method: 'POST', path: `${stepPath(stepId)}/close`, body: ledger })
  },

  tell: async ({ stepId, id, ...notice }) => {
    await supervision(told, {
      method: 'PUT',
      path: `${stepPath(stepId)}/notices/${encodeURIComponent(id)}`,
      body: { id, ...notice },
    })
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
