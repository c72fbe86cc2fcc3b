import type { PersonActor } from '@ocop/kernel/actor'
import type { CommandResult } from '@ocop/kernel/ids'
import { missing, Problem } from '@ocop/kernel/problem'
import type { LiftConflict } from '../../contract/council.ts'
import type { Dossier, Trx } from '../act/act.ts'
import { clockNow } from '../clock/store.ts'
import { lockDossier } from '../command/apply.ts'
import { standingOf, type CouncilStanding } from '../council/standing.ts'
import { visibleDossier } from '../dossier/store.ts'
import type { Needs } from '../needs.ts'
import { cardsOf } from '../scorecard/store.ts'
import { countAgain } from './count-again.ts'
import { liftsConflicts, type Place } from './rights.ts'
import { liftConflict, liftUnder, type Lift } from './store.ts'

/**
 * Lifts a conflict of interest that was declared in error, by whom the council's statute lets, while no card is in:
 * afterwards the others have scored by a quorum without the member. The scoring is counted again.
 */
export const lift = async (
  needs: Needs,
  actor: PersonActor,
  dossierId: string,
  body: LiftConflict,
): Promise<CommandResult> => {
  const { db } = needs
  const { commandId, personId } = body
  const dossier = await visibleDossier(db, actor, dossierId)
  const said = { dossierId, personId, liftedBy: actor.personId, liftCommandId: commandId }
  if (!(await isLifted(db, said))) await liftNow(needs, actor, dossier, { body, said })
  // Told also when it is sent again: whoever recorded it may have died before telling.
  await countAgain(needs, dossier, commandId)
  return { id: dossierId, version: dossier.version, state: 'recorded' }
}

type Said = Omit<Lift, 'liftedAt' | 'liftReason'>

/** @throws conflict when the commandId lifted something else */
const isLifted = async (db: Needs['db'] | Trx, said: Said): Promise<boolean> => {
  const known = await liftUnder(db, said.liftCommandId)
  if (!known) return false
  const isSame =
    known.dossierId === said.dossierId &&
    known.personId === said.personId &&
    known.liftedBy === said.liftedBy
  if (isSame) return true
  throw new Problem(
    'conflict',
    'command-reused',
    'This commandId was used to lift another conflict of interest. Use a new one.',
  )
}

const liftNow = async (
  needs: Needs,
  actor: PersonActor,
  dossier: Dossier,
  { body, said }: { readonly body: LiftConflict; readonly said: Said },
): Promise<void> => {
  const { db } = needs
  const { id: dossierId, level, attempt, unitPath } = dossier
  if (level === null || attempt === null) throw missing('council')
  const standing = await standingOf(db, dossier, { dossierId, level, attempt })
  if (!standing.council) throw missing('council')
  refuseUnentitled(standing, actor, { personId: body.personId, unitPath, level })
  const liftedAt = await clockNow(db, dossier.clockId, needs.wallClock)
  await db.transaction().execute(async (trx) => {
    const locked = await lockDossier(trx, dossierId)
    // Sent twice at the same moment: under the lock the second one finds the first one's.
    if (await isLifted(trx, said)) return
    await liftConflict(trx, { ...said, liftedAt, liftReason: body.reason })
    await refuseScored(trx, locked)
  })
}

/** @throws forbidden unless the statute lets the actor lift conflicts, and it is somebody else's */
const refuseUnentitled = (
  standing: CouncilStanding,
  actor: PersonActor,
  { personId, ...place }: Place & { readonly personId: string },
): void => {
  if (liftsConflicts(standing, actor, place) && personId !== actor.personId) return
  const { article } = standing.statute.liftsConflicts
  throw new Problem(
    'forbidden',
    'act-not-yours',
    `A conflict of interest is lifted by whom the statute names (${article}), and by nobody about themselves.`,
  )
}

/** @throws conflict once a card is in, or the level has ended */
const refuseScored = async (trx: Trx, { id, state, level, attempt }: Dossier): Promise<void> => {
  const isOpen = state === 'lodged' && level !== null && attempt !== null
  const cards = isOpen ? await cardsOf(trx, { dossierId: id, level, attempt }) : []
  if (isOpen && cards.length === 0) return
  throw new Problem(
    'conflict',
    'conflict-settled',
    'Cards of this council are in: a conflict of interest is lifted before anybody has scored.',
  )
}
