import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import { CommandResult } from '@ocop/kernel/ids'
import { logOf, PageQuery, pageOf } from '@ocop/kernel/page'
import {
  DossierState,
  DossierSummary,
  DossierView,
  DraftChange,
  NewDossier,
  TimelineEntry,
} from '../../contract/dossier.ts'
import { DossierKind, StepName } from '../../contract/regime.ts'
import { clockNow } from '../clock/store.ts'
import type { Needs } from '../needs.ts'
import { beginDossier, changeDossier } from './draft.ts'
import { listDossiers, timelineAfter, visibleDossier } from './store.ts'
import { viewDossier } from './view.ts'

const params = z.object({ id: z.uuid() })
const ListQuery = z.strictObject({
  ...PageQuery.shape,
  state: DossierState.optional(),
  kind: DossierKind.optional(),
  step: StepName.optional(),
  clockId: z.string().optional(),
  q: z.string().trim().min(1).max(100).optional(),
})

/** Dossiers: begun and changed by their producer, read by whose turn it is or was. */
export const dossierRoutes = (mount: Mount, needs: Needs): void => {
  const { db } = needs
  const whole = async (req: Parameters<typeof personIn>[0], id: string): Promise<DossierView> => {
    const actor = personIn(req)
    const dossier = await visibleDossier(db, actor, id)
    return viewDossier(db, actor, dossier, await clockNow(db, dossier.clockId, needs.wallClock))
  }
  endpoint(
    mount,
    {
      method: 'get',
      path: '/dossiers',
      summary: 'Dossiers one may know of, newest first',
      access: 'person',
      query: ListQuery,
      answer: pageOf(DossierSummary),
    },
    async ({ query, req }) => listDossiers(db, personIn(req), query),
  )
  endpoint(
    mount,
    {
      method: 'post',
      path: '/dossiers',
      summary: 'Begin a draft',
      access: 'person',
      body: NewDossier,
      answer: DossierView,
      status: 201,
    },
    async ({ body, req, res }) => {
      const id = await beginDossier(needs, personIn(req), body)
      res.location(`/api/dossiers/dossiers/${id}`)
      return whole(req, id)
    },
  )
  endpoint(
    mount,
    {
      method: 'get',
      path: '/dossiers/{id}',
      summary: 'A dossier whole',
      access: 'person',
      params,
      answer: DossierView,
    },
    async ({ params: { id }, req }) => whole(req, id),
  )
  endpoint(
    mount,
    {
      method: 'patch',
      path: '/dossiers/{id}',
      summary: 'Change a draft',
      access: 'person',
      params,
      body: DraftChange,
      answer: CommandResult,
    },
    async ({ params: { id }, body, req }) => changeDossier(needs, personIn(req), id, body),
  )
  endpoint(
    mount,
    {
      method: 'get',
      path: '/dossiers/{id}/timeline',
      summary: 'What happened, oldest first',
      access: 'person',
      params,
      query: z.strictObject({ after: z.coerce.number().int().min(0).default(0) }),
      answer: logOf(TimelineEntry),
    },
    async ({ params: { id }, query, req }) => {
      await visibleDossier(db, personIn(req), id)
      return timelineAfter(db, id, query.after)
    },
  )
}
