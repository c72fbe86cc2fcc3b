import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import {
  CloseProcessStep,
  ExtendProcessStep,
  OpenProcessStep,
  PauseProcessStep,
  ResumeProcessStep,
} from '../../contract/processes.ts'
import type { Needs } from '../needs.ts'
import { enteredStep } from './entered.ts'
import { closeStep, extendStep, openStep, pauseStep, resumeStep } from './store.ts'

const step = z.object({ id: z.string() })
const path = '/internal/processes/steps'

/** The steps of any process, as their activities ask for them; every route may be asked again. */
export const processStepRoutes = (mount: Mount, needs: Needs): void => {
  const { db } = needs
  const internal = { method: 'post', access: 'service' } as const
  endpoint(
    mount,
    { ...internal, path, summary: 'Open a step of a process', body: OpenProcessStep },
    async ({ body }) => enteredStep(needs, await openStep(db, body), body.at),
  )
  endpoint(
    mount,
    {
      ...internal,
      path: `${path}/{id}/pause`,
      summary: 'Put a step’s clock at rest',
      params: step,
      body: PauseProcessStep,
    },
    async ({ params: { id }, body }) => {
      await pauseStep(db, id, body)
      return {}
    },
  )
  endpoint(
    mount,
    {
      ...internal,
      path: `${path}/{id}/resume`,
      summary: 'Let a step’s clock run again',
      params: step,
      body: ResumeProcessStep,
    },
    async ({ params: { id }, body }) => enteredStep(needs, await resumeStep(db, id, body), body.at),
  )
  endpoint(
    mount,
    {
      ...internal,
      path: `${path}/{id}/extend`,
      summary: 'Give a step more time',
      params: step,
      body: ExtendProcessStep,
    },
    async ({ params: { id }, body }) => enteredStep(needs, await extendStep(db, id, body), body.at),
  )
  endpoint(
    mount,
    {
      ...internal,
      path: `${path}/{id}/close`,
      summary: 'Close a step of a process with its verdict',
      params: step,
      body: CloseProcessStep,
    },
    async ({ params: { id }, body }) => ({ ledger: await closeStep(db, id, body) }),
  )
}
