import { dayOf } from '@ocop/kernel/days'
import type { PersonActor } from '@ocop/kernel/actor'
import { missing, Problem, type Fault } from '@ocop/kernel/problem'
import { liveClock } from '@ocop/kernel/realm'
import type { NewRound } from '../../contract/round.ts'
import { clockNow } from '../clock/store.ts'
import { statuteOf } from '../council/statute.ts'
import { councilWith, type StandingCouncil } from '../council/store.ts'
import type { Needs } from '../needs.ts'
import { beginRun, findRun } from '../process-run/store.ts'
import { tellRun } from '../process-run/tell.ts'
import { regimeFor } from '../regime/regimes.ts'
import { datesOf, fault, unplannable } from './dates.ts'
import { takeUp, untaken, type Untaken } from './list.ts'
import { planningPost, unitsSeen } from './rights.ts'
import { enterRound } from './store.ts'

/** Plans a round and starts its process; planned again under the same commandId it is the same round. */
export const planRound = async (
  needs: Needs,
  actor: PersonActor,
  wish: NewRound,
): Promise<string> => {
  const { db } = needs
  const council = await councilWith(db, wish.council)
  if (!unitsSeen(actor).includes(council.unitCode)) throw missing('council')
  if (!planningPost(actor, council))
    throw new Problem(
      'forbidden',
      'act-not-yours',
      'A round is planned by its council’s secretary.',
    )
  const clockId = wish.clockId ?? liveClock
  const at = await clockNow(db, clockId, needs.wallClock)
  const law = regimeFor('first', dayOf(at))
  const statute = statuteOf(law.statute, council.statute)
  const place = placeOf(council, clockId)
  const named = await namedDossiers(needs, place, wish)
  const dates = datesOf(wish, { law, statute, level: place.level, named })
  const workflowId = await db.transaction().execute(async (trx) => {
    const { id, wasEntered } = await enterRound(trx, {
      ...place,
      ...dates,
      id: wish.commandId,
      councilId: council.id,
      regime: law.id,
      kind: wish.kind,
      year: wish.year,
      number: wish.kind === 'regular' ? (wish.number ?? null) : null,
      planNumber: wish.planNumber ?? null,
      mode: wish.kind === 're-evaluation' ? 'written' : 'meeting',
      plannedAt: at,
      state: wish.dossiers ? 'listed' : 'planned',
      listedAt: wish.dossiers ? at : null,
    })
    if (!wasEntered) await takeUp(trx, { id, level: place.level }, named)
    return beginRun(trx, {
      kind: 'round',
      subjectId: id,
      title: titleOf(wish, council.name),
      unitPath: council.unitPath,
      organisationId: null,
      regime: law.id,
      clockId,
      realm: council.realm,
      beganAt: at,
    })
  })
  // Told at once; should the engine be away, the loop starts the process later.
  await tellRun(needs, await findRun(db, workflowId)).catch(() => undefined)
  return wish.commandId
}

const placeOf = ({ level, unitCode, unitPath, realm }: StandingCouncil, clockId: string) => {
  if (level !== 'district' && level !== 'province' && level !== 'ministry') throw missing('council')
  return { level, unitCode, unitPath, realm, clockId } as const
}

const titleOf = ({ kind, number, year }: NewRound, council: string): string => {
  const names = {
    regular: `Đợt ${number ?? ''} năm ${year}`,
    extra: `Đợt bổ sung năm ${year}`,
    're-evaluation': `Đánh giá lại năm ${year}`,
  }
  return `${names[kind]}, ${council}`
}

/** The dossiers a plan names. @throws invalid with each that this round cannot take */
const namedDossiers = async (
  { db }: Needs,
  place: ReturnType<typeof placeOf>,
  { dossiers, kind }: NewRound,
): Promise<readonly Untaken[]> => {
  if (!dossiers) return []
  const free = await untaken(db, place)
  const errors: Fault[] = []
  const named = dossiers.flatMap((id, index) => {
    const found = free.find((each) => each.id === id)
    const isOfKind = kind !== 're-evaluation' || found?.kind === 're-evaluation'
    if (found && isOfKind) return [found]
    errors.push(fault(`dossiers/${index}`, 'This dossier is not for this round to take.'))
    return []
  })
  // A round planned a second time under its id finds its dossiers taken: by itself.
  const isTaken = errors.length === dossiers.length
  if (errors.length && !isTaken) throw unplannable(errors)
  return named
}
