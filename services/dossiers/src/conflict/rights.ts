import { postAt, type PersonActor } from '@ocop/kernel/actor'
import { codeOfPath } from '@ocop/kernel/units'
import type { EvaluationLevel } from '../../contract/regime.ts'
import type { CouncilStanding } from '../council/standing.ts'
import { unitPathAt } from '../dossier/rights.ts'

export type Place = { readonly unitPath: string; readonly level: EvaluationLevel }

/** The actor's seat on the council, while it is theirs and they are in no conflict with the dossier. */
export const ownSeat = ({ seats }: CouncilStanding, { personId }: PersonActor) =>
  seats.find(
    ({ memberId, hasLeft, conflicted }) => memberId === personId && !hasLeft && !conflicted,
  )

/** Whether the actor leads the council on a dossier (chair, vice chair, secretary), or decides on its result. */
export const leadsOrDecides = (
  standing: CouncilStanding,
  actor: PersonActor,
  place: Place,
): boolean => {
  const own = ownSeat(standing, actor)
  return (own !== undefined && own.seat !== 'member') || decides(actor, place)
}

/** Whether the council's statute lets the actor lift conflicts of interest. */
export const liftsConflicts = (
  standing: CouncilStanding,
  actor: PersonActor,
  place: Place,
): boolean => {
  const own = ownSeat(standing, actor)
  return standing.statute.liftsConflicts.by.some((who) =>
    who === 'decision-maker' ? decides(actor, place) : own?.seat === who,
  )
}

const decides = (actor: PersonActor, { unitPath, level }: Place): boolean =>
  postAt(actor, 'decision-maker', codeOfPath(unitPathAt({ unitPath }, level))) !== undefined
