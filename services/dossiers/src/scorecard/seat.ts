import type { Kysely } from 'kysely'
import { holdsRole, type PersonActor } from '@ocop/kernel/actor'
import { Problem } from '@ocop/kernel/problem'
import type { Dossier } from '../act/act.ts'
import { standingOf, type CouncilStanding } from '../council/standing.ts'
import type { DossierTables } from '../tables.ts'

/**
 * The council of whoever scores: one must sit on the dossier's council, on a seat that scores, hold a council post, and
 * have no conflict of interest.
 * @throws forbidden
 */
export const scoringSeat = async (
  db: Kysely<DossierTables>,
  actor: PersonActor,
  dossier: Dossier,
): Promise<CouncilStanding | undefined> => {
  const { id: dossierId, level, attempt } = dossier
  const standing =
    level && attempt !== null
      ? await standingOf(db, dossier, { dossierId, level, attempt })
      : undefined
  const seat = standing?.seats.find(({ memberId }) => memberId === actor.personId)
  const holdsPost = holdsRole(actor, 'council-member') || holdsRole(actor, 'council-chair')
  if (!seat?.scoring || seat.hasLeft || !holdsPost)
    throw new Problem(
      'forbidden',
      'act-not-yours',
      'You have no scoring seat on this dossier’s council.',
    )
  if (seat.conflicted)
    throw new Problem(
      'forbidden',
      'conflict-of-interest',
      'You are in a conflict of interest with this dossier and keep out of its evaluation.',
    )
  return standing
}

/** At a meeting only those score who are there. @throws conflict */
export const refuseAbsent = (
  standing: CouncilStanding | undefined,
  { personId }: PersonActor,
): void => {
  if (!standing?.attended || standing.attended.includes(personId)) return
  throw new Problem(
    'conflict',
    'not-attending',
    'You are not noted as present at this meeting. Ask the secretary to note it.',
  )
}
