import { sql } from 'kysely'
import { Problem } from '@ocop/kernel/problem'
import { levelFor } from '../../contract/plan.ts'
import type { LapseSupplement, LapseAnswer } from '../../contract/evaluation.ts'
import type { Dossier, Trx } from '../act/act.ts'
import { lockDossier } from '../command/apply.ts'
import type { Needs } from '../needs.ts'
import { holderFor } from '../process/holders.ts'
import { regime } from '../regime/regimes.ts'
import { openItems, openRequest, type SupplementRequest } from './store.ts'

/**
 * Records that the open request's time has passed unanswered, in whole or in part: the asking step goes on without it.
 * Repeating it answers the same and writes nothing.
 * @returns whom to tell beside the producer, whose own due time it was: who asked
 * @throws conflict when a later write of the dossier's process is recorded already
 */
export const lapseSupplement = async (
  needs: Needs,
  order: LapseSupplement,
): Promise<LapseAnswer> => {
  const dossier = await needs.db.transaction().execute(async (trx) => {
    const locked = await lockDossier(trx, order.dossierId)
    const request = await requestToLapse(trx, locked, order)
    if (request) await recordLapse(trx, order, request)
    return locked
  })
  const asking = await askingStep(needs, order)
  const level = levelFor(regime(dossier.regime), dossier, order.level)
  const plan = level?.steps.find(({ step }) => step === asking)
  if (!plan) return { notices: [] }
  const to = await holderFor(needs.directory, dossier, plan.holder)
  const { stepId, at } = order
  return { notices: [{ id: `${stepId}:lapsed`, stepId, at, kind: 'due', to }] }
}

/** The step at which the last request of this level and attempt was asked. */
const askingStep = async (
  { db }: Needs,
  { dossierId, level, attempt }: LapseSupplement,
): Promise<string | null | undefined> => {
  const asked = await db
    .selectFrom('supplementRequest')
    .innerJoin('timelineEntry', 'timelineEntry.commandId', 'supplementRequest.commandId')
    .select('timelineEntry.step')
    .where('supplementRequest.dossierId', '=', dossierId)
    .where('supplementRequest.level', '=', level)
    .where('supplementRequest.attempt', '=', attempt)
    .orderBy('supplementRequest.number', 'desc')
    .executeTakeFirst()
  return asked?.step
}

/** The request this order lapses; undefined when it did so before. */
const requestToLapse = async (
  trx: Trx,
  dossier: Dossier,
  { level, attempt, scoring, processVersion }: LapseSupplement,
): Promise<SupplementRequest | undefined> => {
  const request = await openRequest({ trx, dossier, place: { level, attempt, scoring } })
  if (dossier.processVersion < processVersion) return request
  if (request === undefined && dossier.processVersion === processVersion) return undefined
  throw new Problem(
    'conflict',
    'process-stale',
    'A later write of this dossier’s process is recorded already.',
  )
}

const recordLapse = async (
  trx: Trx,
  { dossierId, level, attempt, at, processVersion }: LapseSupplement,
  request: SupplementRequest,
): Promise<void> => {
  const { number } = request
  const open = await openItems(trx, request)
  await trx
    .updateTable('supplementRequest')
    .set({ lapsedAt: at })
    .where('dossierId', '=', dossierId)
    .where('number', '=', number)
    .execute()
  await trx
    .updateTable('dossier')
    .set({ version: sql`version + 1`, processVersion, step: null })
    .where('id', '=', dossierId)
    .execute()
  await trx
    .insertInto('timelineEntry')
    .values({
      dossierId,
      at,
      act: 'supplement-lapsed',
      level,
      attempt,
      step: 'supplement',
      role: null,
      unitName: null,
      commandId: null,
      facts: JSON.stringify({ number, left: open.length }),
    })
    .execute()
}
