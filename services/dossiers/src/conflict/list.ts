import type { PersonActor } from '@ocop/kernel/actor'
import type { ConflictAct, ConflictList } from '../../contract/council.ts'
import type { Dossier } from '../act/act.ts'
import { standingOf, type CouncilStanding } from '../council/standing.ts'
import { visibleDossier } from '../dossier/store.ts'
import type { Needs } from '../needs.ts'
import { cardsOf } from '../scorecard/store.ts'
import { leadsOrDecides, liftsConflicts, ownSeat } from './rights.ts'
import { barredFrom, liftedFrom } from './store.ts'

const nothing: ConflictList = { items: [], lifted: [], allowedActs: [] }

/**
 * Who keeps out of a dossier, for who leads its council or decides on its result, and what the actor may do about it.
 * Members learn of nobody's conflict; to anybody else there is nothing to tell.
 */
export const conflictsSeenBy = async (
  { db }: Needs,
  actor: PersonActor,
  dossierId: string,
): Promise<ConflictList> => {
  const dossier = await visibleDossier(db, actor, dossierId)
  const { level, attempt, unitPath } = dossier
  if (level === null || attempt === null) return nothing
  const standing = await standingOf(db, dossier, { dossierId, level, attempt })
  if (!standing.council) return nothing
  const allowedActs = await actsOf(db, actor, dossier, standing)
  if (!leadsOrDecides(standing, actor, { unitPath, level })) return { ...nothing, allowedActs }
  const members = new Set(standing.seats.map(({ memberId }) => memberId))
  const barred = await barredFrom(db, dossierId)
  return {
    items: barred.filter(({ personId }) => members.has(personId)),
    lifted: await liftedFrom(db, dossierId),
    allowedActs,
  }
}

const actsOf = async (
  db: Needs['db'],
  actor: PersonActor,
  { id: dossierId, state, level, attempt, unitPath }: Dossier,
  standing: CouncilStanding,
): Promise<ConflictAct[]> => {
  if (state !== 'lodged' || level === null || attempt === null) return []
  const place = { unitPath, level }
  const isUnscored = async (): Promise<boolean> =>
    (await cardsOf(db, { dossierId, level, attempt })).length === 0
  return [
    ...(ownSeat(standing, actor) ? (['declare'] as const) : []),
    ...(leadsOrDecides(standing, actor, place) ? (['declare-other'] as const) : []),
    ...(liftsConflicts(standing, actor, place) && (await isUnscored()) ? (['lift'] as const) : []),
  ]
}
