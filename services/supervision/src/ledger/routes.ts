import { z } from 'zod'
import type { Kysely } from 'kysely'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { serviceIn } from '@ocop/http/session'
import { Problem } from '@ocop/kernel/problem'
import {
  AddNotice,
  ChangeStep,
  CloseStep,
  OpenStep,
  PauseStep,
  ResumeStep,
  StepReceipt,
} from '../../contract/steps.ts'
import type { SupervisionTables } from '../tables.ts'
import { addNotice, changeStep, closeStep, openStep, pauseStep, resumeStep } from './store.ts'

const StepParams = z.object({ id: z.string() })
const NoticeParams = z.object({ id: z.string(), noticeId: z.string() })

/** What processes tell the ledger. Every word may be repeated, and may come before the step is opened. */
export const ledgerRoutes = (mount: Mount, { db }: { db: Kysely<SupervisionTables> }): void => {
  const internal = { access: 'service', params: StepParams, answer: StepReceipt } as const
  endpoint(
    mount,
    {
      ...internal,
      method: 'put',
      path: '/internal/steps/{id}',
      summary: 'Open a step',
      body: OpenStep,
    },
    ({ params, body, req }) => {
      serviceIn(req)
      sameId(params.id, body.id)
      return openStep(db, body)
    },
  )
  endpoint(
    mount,
    {
      ...internal,
      method: 'post',
      path: '/internal/steps/{id}/close',
      summary: 'Close',
      body: CloseStep,
    },
    ({ params, body }) => closeStep(db, params.id, body),
  )
  endpoint(
    mount,
    {
      ...internal,
      method: 'post',
      path: '/internal/steps/{id}/pause',
      summary: 'Pause',
      body: PauseStep,
    },
    ({ params, body }) => pauseStep(db, params.id, body),
  )
  endpoint(
    mount,
    {
      ...internal,
      method: 'post',
      path: '/internal/steps/{id}/resume',
      summary: 'Resume',
      body: ResumeStep,
    },
    ({ params, body }) => resumeStep(db, params.id, body),
  )
  endpoint(
    mount,
    {
      ...internal,
      method: 'put',
      path: '/internal/steps/{id}/change',
      summary: 'Change an open step: its due time, its holder, who may act for it',
      body: ChangeStep,
    },
    ({ params, body }) => changeStep(db, params.id, body),
  )
  endpoint(
    mount,
    {
      ...internal,
      method: 'put',
      path: '/internal/steps/{id}/notices/{noticeId}',
      summary: 'Record a notice',
      params: NoticeParams,
      body: AddNotice,
    },
    ({ params, body }) => {
      sameId(params.noticeId, body.id)
      return addNotice(db, params.id, body)
    },
  )
}

const sameId = (inPath: string, inBody: string): void => {
  if (inPath === inBody) return
  throw new Problem('invalid', 'id-mismatch', 'The id in the path and the id in the body differ.', {
    errors: [{ pointer: '/id', code: 'id-mismatch', detail: `The path says ${inPath}.` }],
  })
}
