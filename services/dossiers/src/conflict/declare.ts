import { postAt, type PersonActor } from '@ocop/kernel/actor'
import type { CommandResult } from '@ocop/kernel/ids'
import { missing, Problem } from '@ocop/kernel/problem'
import { codeOfPath } from '@ocop/kernel/units'
import type { NewConflict } from '../../contract/council.ts'
import type { Dossier } from '../act/act.ts'
import { clockNow } from '../clock/store.ts'
import { standingOf, type CouncilStanding } from '../council/standing.ts'
import { visibleDossier } from '../dossier/store.ts'
import { unitPathAt } from '../dossier/rights.ts'
import type { Needs } from '../needs.ts'
import { declareConflict } from './store.ts'

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
  if (await isDeclared(needs, body, said)) return { id: dossierId, version: 1, state: 'recorded' }
  const dossier = await visibleDossier(db, actor, dossierId)
  const { level, attempt } = dossier
  if (level === null || attempt === null) throw missing('council')
  const standing = await standingOf(db, dossier, { dossierId, level, attempt })
  refuseStranger(standing, personId)
  if (personId !== actor.personId) refuseUnentitled(standing, actor, dossier)
  const declaredAt = await clockNow(db, dossier.clockId, needs.wallClock)
  const { commandId, ground, reason } = body
  await declareConflict(db, { ...said, commandId, ground, reason, declaredAt })
  if (dossier.step?.step === 'council-scoring')
    await needs.process.announceScorecard(
      { scorecardId: commandId, at: declaredAt },
      { dossierId, level, attempt },
    )
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
const refuseUnentitled = (
  { seats }: CouncilStanding,
  actor: PersonActor,
  dossier: Dossier,
): void => {
  const leads = seats.some(
    ({ memberId, hasLeft, conflicted, seat }) =>
      memberId === actor.personId && !hasLeft && !conflicted && seat !== 'member',
  )
  const unit = codeOfPath(unitPathAt(dossier, dossier.level ?? 'commune'))
  if (leads || postAt(actor, 'decision-maker', unit)) return
  throw new Problem(
    'forbidden',
    'act-not-yours',
    'A conflict of somebody else is declared by who leads the council.',
  )
}
