import type { PersonActor } from '@ocop/kernel/actor'
import type { CommandResult } from '@ocop/kernel/ids'
import { missing, Problem } from '@ocop/kernel/problem'
import type { NewConflict } from '../../contract/council.ts'
import { clockNow } from '../clock/store.ts'
import { standingOf, type CouncilStanding } from '../council/standing.ts'
import { visibleDossier } from '../dossier/store.ts'
import type { Needs } from '../needs.ts'
import { countAgain } from './count-again.ts'
import { leadsOrDecides, type Place } from './rights.ts'
import { declareConflict } from './store.ts'

/** Reads what the one who declared may not know of any more. */
const platform = { kind: 'service', name: 'dossiers' } as const

/**
 * Records that a member keeps out of a dossier: said by the member, or by who leads the council or decides on its
 * result. From then on nothing of the dossier's evaluation counts or shows the member; the scoring is counted again.
 */
export const declare = async (
  needs: Needs,
  actor: PersonActor,
  dossierId: string,
  body: NewConflict,
): Promise<CommandResult> => {
  const { db } = needs
  const personId = body.personId ?? actor.personId
  const said = { dossierId, personId, declaredBy: actor.personId }
  // Whoever declared a conflict of their own may not know of the dossier any more: the same word again is answered.
  if (await isDeclared(needs, body, said)) {
    // Told also when it is sent again: whoever recorded it may have died before telling.
    await countAgain(needs, await visibleDossier(db, platform, dossierId), body.commandId)
    return { id: dossierId, version: 1, state: 'recorded' }
  }
  const dossier = await visibleDossier(db, actor, dossierId)
  const { level, attempt, unitPath } = dossier
  if (level === null || attempt === null) throw missing('council')
  const standing = await standingOf(db, dossier, { dossierId, level, attempt })
  refuseStranger(standing, personId)
  if (personId !== actor.personId) refuseUnentitled(standing, actor, { unitPath, level })
  const declaredAt = await clockNow(db, dossier.clockId, needs.wallClock)
  const { commandId, ground, reason } = body
  await declareConflict(db, { ...said, commandId, ground, reason, declaredAt })
  await countAgain(needs, dossier, commandId)
  return { id: dossierId, version: dossier.version, state: 'recorded' }
}

const isDeclared = async (
  { db }: Needs,
  { commandId }: NewConflict,
  said: { readonly dossierId: string; readonly personId: string; readonly declaredBy: string },
): Promise<boolean> => {
  const columns = ['dossierId', 'personId', 'declaredBy'] as const
  const known = await db
    .selectFrom('conflict')
    .select(columns)
    .where('commandId', '=', commandId)
    .unionAll(db.selectFrom('liftedConflict').select(columns).where('commandId', '=', commandId))
    .executeTakeFirst()
  return (
    known?.dossierId === said.dossierId &&
    known.personId === said.personId &&
    known.declaredBy === said.declaredBy
  )
}

const refuseStranger = ({ seats }: CouncilStanding, personId: string): void => {
  if (seats.some(({ memberId, hasLeft }) => memberId === personId && !hasLeft)) return
  const detail =
    'Only a member of the council that evaluates the dossier has a conflict to declare.'
  throw new Problem('invalid', 'seat-unknown', detail, {
    errors: [{ pointer: '/personId', code: 'seat-unknown', detail }],
  })
}

/** About somebody else it is said by the chair, a vice chair, the secretary, or who decides on the council's result. */
const refuseUnentitled = (standing: CouncilStanding, actor: PersonActor, place: Place): void => {
  if (leadsOrDecides(standing, actor, place)) return
  throw new Problem(
    'forbidden',
    'act-not-yours',
    'A conflict of somebody else is declared by who leads the council.',
  )
}
