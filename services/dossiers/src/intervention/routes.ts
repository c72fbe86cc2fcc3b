import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { StepChanged, StepChangeOrder } from '../../contract/step-change.ts'
import { StepMoment } from '../../contract/process.ts'
import type { Needs } from '../needs.ts'
import { restateProcessStep } from './process-step-store.ts'
import { restateStep } from './restate.ts'
import { signalChanges } from './signal.ts'
import { changeStep } from './store.ts'

const step = z.object({ id: z.string().max(300) })

/** What supervision changes about an open step, and how its process then reads it anew. */
export const interventionRoutes = (mount: Mount, needs: Needs): void => {
  endpoint(
    mount,
    {
      method: 'post',
      path: '/internal/steps/{id}/changes',
      summary: 'Change an open step, or try what would come of it',
      access: 'service',
      params: step,
      body: StepChangeOrder,
      answer: StepChanged,
    },
    async ({ params: { id }, body }) => {
      const done = await changeStep(needs, id, body)
      // Is the engine away, the change stands all the same, and the process is told when it is back.
      if (!body.dryRun) await signalChanges(needs, id).catch(() => undefined)
      return done
    },
  )
  endpoint(
    mount,
    {
      method: 'post',
      path: '/internal/process/steps/{id}/restate',
      summary: 'How a step stands after a change, for its process and for the ledger',
      access: 'service',
      params: step,
      body: StepMoment,
    },
    ({ params: { id }, body: { at } }) => restateStep(needs, id, at),
  )
  endpoint(
    mount,
    {
      method: 'post',
      path: '/internal/processes/steps/{id}/restate',
      summary: 'The same for a step of a round, a certificate or an inspection',
      access: 'service',
      params: step,
      body: StepMoment,
    },
    ({ params: { id }, body: { at } }) => restateProcessStep(needs, id, at),
  )
}
