import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { missing } from '@ocop/kernel/problem'
import {
  ApplyCommandBody,
  EnterStepBody,
  LapseAnswer,
  LapseBody,
  StepEnd,
  StepMoment,
  TallyBody,
} from '../../contract/process.ts'
import { applyCommand } from '../command/apply.ts'
import { tallyOf } from '../council/standing.ts'
import type { Needs } from '../needs.ts'
import { lapseSupplement } from '../supplement/lapse.ts'
import { closeVisit, pauseVisit } from './end-step.ts'
import { enterStep } from './steps.ts'

const step = z.object({ id: z.string() })

/** What the evaluation's activities ask of the record; every route may be asked again. */
export const processRoutes = (mount: Mount, needs: Needs): void => {
  endpoint(
    mount,
    {
      method: 'post',
      path: '/internal/process/commands/{id}',
      summary: 'Write a drafted command’s outcome',
      access: 'service',
      params: z.object({ id: z.uuid() }),
      body: ApplyCommandBody,
    },
    async ({ params: { id }, body }) => applyCommand(needs.db, { ...body, commandId: id }),
  )
  endpoint(
    mount,
    {
      method: 'post',
      path: '/internal/process/steps',
      summary: 'Open or resume a step',
      access: 'service',
      body: EnterStepBody,
    },
    async ({ body }) => enterStep(needs, body),
  )
  endpoint(
    mount,
    {
      method: 'post',
      path: '/internal/process/steps/{id}/pause',
      summary: 'Put a step’s clock at rest',
      access: 'service',
      params: step,
      body: StepMoment,
    },
    async ({ params: { id }, body: { at } }) => {
      await pauseVisit(needs, id, at)
      return {}
    },
  )
  endpoint(
    mount,
    {
      method: 'post',
      path: '/internal/process/steps/{id}/close',
      summary: 'Close a step with its verdict',
      access: 'service',
      params: step,
      body: StepEnd,
    },
    async ({ params: { id }, body }) => closeVisit(needs, id, body),
  )
  endpoint(
    mount,
    {
      method: 'post',
      path: '/internal/process/supplements/lapse',
      summary: 'Record that a supplement was not given in time',
      access: 'service',
      body: LapseBody,
      answer: LapseAnswer,
    },
    async ({ body }) => lapseSupplement(needs, body),
  )
  endpoint(
    mount,
    {
      method: 'post',
      path: '/internal/process/tally',
      summary: 'Count a scoring',
      access: 'service',
      body: TallyBody,
    },
    async ({ body }) => {
      const dossier = await needs.db
        .selectFrom('dossier')
        .select(['id', 'regime', 'unitPath', 'realm'])
        .where('id', '=', body.dossierId)
        .executeTakeFirst()
      if (!dossier) throw missing('dossier')
      const { complete, gapTooWide, standing } = await tallyOf(needs.db, dossier, body)
      // In a round a gap is discussed first: its chair opens the second scoring, with what was said.
      return { complete, gapTooWide: gapTooWide && standing.round === undefined }
    },
  )
}
