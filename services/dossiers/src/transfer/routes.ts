import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import { CommandResult } from '@ocop/kernel/ids'
import { at, dayOf } from '@ocop/kernel/days'
import { missing, Problem } from '@ocop/kernel/problem'
import type { PersonActor } from '@ocop/kernel/actor'
import {
  NewTransfer,
  TransferBody,
  MovementPage,
  TransferQuery,
  TransferView,
} from '../../contract/transfers.ts'
import { clockNow } from '../clock/store.ts'
import { refuseStale } from '../command/apply.ts'
import { standing } from '../command/standing.ts'
import { commandSentBefore, hashOf } from '../command/store.ts'
import { visibleDossier } from '../dossier/store.ts'
import type { Needs } from '../needs.ts'
import { candidatesIn, candidateWithId } from './candidates.ts'
import { answerOf, moveDossier } from './move.ts'
import { productCandidatesIn } from './product-candidates.ts'
import { runTransfer } from './run.ts'
import { beginTransfer, findTransfer, untoldSteps, viewTransfer } from './store.ts'

const params = z.object({ id: z.uuid() })

/** Transfers of living evaluations and of recognised products: seen before, run, and read with those that could not move. */
export const transferRoutes = (mount: Mount, needs: Needs): void => {
  const { db } = needs
  endpoint(
    mount,
    {
      method: 'post',
      path: '/dossiers/{id}/transfer',
      summary: 'Move an open evaluation to the unit and regime that succeed its own (chuyển hồ sơ)',
      access: 'person',
      params,
      body: TransferBody,
      answer: CommandResult,
    },
    async ({ params: { id }, body, req }) => {
      const answer = await moveOne(needs, personIn(req), { id, ...body })
      await standing(db, id)
      return answer
    },
  )
  endpoint(
    mount,
    {
      method: 'get',
      path: '/transfers/preview',
      summary:
        'Which open dossiers and recognised products would move, from where to where, and which could not',
      access: 'person',
      query: TransferQuery,
      answer: MovementPage,
    },
    async ({ query, req }) => {
      const { page, pageSize, on } = query
      const now = await clockNow(db, query.clockId, needs.wallClock)
      const when = on && on > dayOf(now) ? at(on, '00:00') : now
      const { found, products } = await inScope(needs, personIn(req), query, when)
      const shown = <T>(all: readonly { readonly movement: T }[]): T[] =>
        all.slice((page - 1) * pageSize, page * pageSize).map(({ movement }) => movement)
      return {
        ...{ items: shown(found), total: found.length, page, pageSize },
        products: { items: shown(products), total: products.length },
      }
    },
  )
  endpoint(
    mount,
    {
      method: 'post',
      path: '/transfers',
      summary:
        'Move the open dossiers of a dissolved unit or an ended regime, and the unit’s recognised products',
      access: 'person',
      body: NewTransfer,
      answer: TransferView,
    },
    async ({ body, req }) => {
      const actor = personIn(req)
      demandMover(actor)
      const now = await clockNow(db, body.clockId, needs.wallClock)
      const { found: candidates, products, unsettled } = await inScope(needs, actor, body, now)
      const run = await beginTransfer(db, body, { personId: actor.personId, now })
      const done = await runTransfer(needs, actor, run, { candidates, products, now })
      return viewTransfer(db, run, done && !unsettled)
    },
  )
  endpoint(
    mount,
    {
      method: 'get',
      path: '/transfers/{id}',
      summary: 'A run of transfers, with those that could not move',
      access: 'person',
      params,
      answer: TransferView,
    },
    async ({ params: { id }, req }) => {
      const run = await findTransfer(db, id)
      if (run.personId !== personIn(req).personId && !isOverseer(personIn(req)))
        throw missing('transfer')
      const { counts } = await viewTransfer(db, run, true)
      const untold = await untoldSteps(db, id)
      return viewTransfer(db, run, counts.failed === 0 && untold.length === 0)
    },
  )
}

const movers = ['administrator', 'provincial-officer', 'ministry-officer']
const isOverseer = ({ posts }: PersonActor): boolean =>
  posts.some(({ role }) => role === 'administrator' || role === 'ministry-officer')

const demandMover = ({ posts }: PersonActor): void => {
  if (!posts.some(({ role }) => movers.includes(role)))
    throw new Problem('forbidden', 'act-not-yours', 'Your posts do not move dossiers.')
}

type Scope = {
  readonly unit?: string | undefined
  readonly regime?: string | undefined
  readonly clockId: string
}

const inScope = async (
  needs: Needs,
  actor: PersonActor,
  { unit, regime, clockId }: Scope,
  when: string,
) => {
  if (unit === undefined && regime === undefined) {
    const detail = 'Name a unit, a regime, or both.'
    throw new Problem('invalid', 'scope-missing', detail, {
      errors: [{ pointer: '/unit', code: 'scope-missing', detail }],
    })
  }
  const unitPath = unit === undefined ? undefined : (await needs.directory.unitWithCode(unit)).path
  const dossiers = await candidatesIn(needs, actor, {
    scope: { unitPath, regime, clockId },
    at: when,
  })
  // Only dossiers are of a regime.
  const isWhole = unitPath !== undefined && regime === undefined
  const products = isWhole
    ? await productCandidatesIn(needs, actor, { scope: { unitPath, clockId }, at: when })
    : []
  return { ...dossiers, products }
}

const moveOne = async (
  needs: Needs,
  actor: PersonActor,
  { id, ...body }: { id: string; commandId: string; seenVersion: number; reason: string },
) => {
  const { commandId, reason } = body
  const { personId } = actor
  const sent = { id: commandId, dossierId: id, workflowId: null, personId }
  const before = await commandSentBefore(needs.db, {
    ...sent,
    bodyHash: hashOf('transfer', { reason }),
  })
  if (before?.result) return answerOf(before.result)
  const dossier = await needs.db
    .selectFrom('dossier')
    .select('clockId')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!dossier) throw missing('dossier')
  const now = await clockNow(needs.db, dossier.clockId, needs.wallClock)
  const candidate = await candidateWithId(needs, actor, { id, at: now })
  if (!candidate) {
    // 404 for those who may not know of it.
    const { state } = await visibleDossier(needs.db, actor, id)
    demandMover(actor)
    throw new Problem(
      'conflict',
      'nothing-to-transfer',
      state === 'lodged'
        ? 'Its unit and its regime stand: there is nothing to move it to.'
        : 'Only an open evaluation moves.',
    )
  }
  refuseStale(candidate.dossier, body.seenVersion)
  return moveDossier(needs, actor, candidate, { commandId, reason, now })
}
