import { dayAfter } from '@ocop/kernel/calendar/working-days'
import { dayOf } from '@ocop/kernel/days'
import type { PersonActor } from '@ocop/kernel/actor'
import { missing, Problem, type Fault } from '@ocop/kernel/problem'
import { liveClock } from '@ocop/kernel/realm'
import type { Regime, Statute } from '../../contract/regime.ts'
import type { NewRound } from '../../contract/round.ts'
import { dueAt } from '../calendar/deadline.ts'
import { clockNow } from '../clock/store.ts'
import { statuteOf } from '../council/statute.ts'
import { councilWith, type StandingCouncil } from '../council/store.ts'
import type { Needs } from '../needs.ts'
import { beginRun, findRun } from '../process-run/store.ts'
import { tellRun } from '../process-run/tell.ts'
import { regimeFor } from '../regime/regimes.ts'
import { takeUp, untaken, type Untaken } from './list.ts'
import { planningPost, unitsSeen } from './rights.ts'
import { enterRound, type Round } from './store.ts'
import { termsOf } from './term.ts'

type Dates = Pick<Round, 'proposedBefore' | 'decidedBefore' | 'article'>

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

const unplannable = (errors: readonly Fault[]): Problem =>
  new Problem('invalid', 'round-unplannable', 'The round cannot be held as planned.', { errors })

const fault = (member: string, detail: string): Fault => ({
  pointer: `/${member}`,
  code: 'round-unplannable',
  detail,
})

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

type Terms = {
  readonly law: Regime
  readonly statute: Statute
  readonly level: Round['level']
  readonly named: readonly Untaken[]
}

const datesOf = (wish: NewRound, terms: Terms): Dates => {
  if (wish.kind === 'regular') return regularDates(wish, terms)
  const errors: Fault[] = []
  if (!wish.dossiers) errors.push(fault('dossiers', 'Such a round names the dossiers it takes.'))
  if (wish.kind === 'extra') errors.push(...extraFaults(wish, terms.statute))
  const within = terms.law.certificateTerms.reEvaluateWithinDays
  const last =
    wish.kind === 're-evaluation' && within
      ? lastDayOf(terms.named, within.value)
      : wish.decidedBefore
  if (!last) errors.push(fault('decidedBefore', 'Say until when the round is decided.'))
  if (errors.length || !last) throw unplannable(errors)
  return {
    proposedBefore: null,
    decidedBefore: last,
    article:
      wish.kind === 'extra'
        ? terms.statute.extraRounds.article
        : (within?.article ?? 'quy chế mẫu'),
  }
}

/** A re-evaluation is over within so many days from the earliest receipt. */
const lastDayOf = (named: readonly Untaken[], days: number): string | undefined => {
  const [first] = named.map(({ proposedAt }) => proposedAt).toSorted()
  return first && dayAfter(dayOf(dueAt(first, { days, kind: 'calendar' })), 1)
}

const extraFaults = ({ planNumber }: NewRound, { extraRounds }: Statute): Fault[] => {
  if (!extraRounds.value)
    throw new Problem(
      'conflict',
      'extra-rounds-not-allowed',
      `The council’s statute allows no extra rounds (${extraRounds.article}).`,
    )
  return planNumber ? [] : [fault('planNumber', 'An extra round has a plan; give its number.')]
}

const regularDates = (wish: NewRound, { law, level }: Terms): Dates => {
  const { number, year, proposedBefore, decidedBefore, planNumber } = wish
  if (number === undefined) throw unplannable([fault('number', 'Which round of the year is it?')])
  if (wish.dossiers)
    throw unplannable([fault('dossiers', 'A regular round takes what was proposed in time.')])
  const terms = termsOf(law.rounds, level, year)
  if (terms.length === 0) {
    const errors = [
      ...(proposedBefore ? [] : [fault('proposedBefore', 'The plan says until when to propose.')]),
      ...(decidedBefore ? [] : [fault('decidedBefore', 'The plan says until when to decide.')]),
      ...(planNumber ? [] : [fault('planNumber', 'Give the number of the plan that dates it.')]),
    ]
    if (!proposedBefore || !decidedBefore || errors.length) throw unplannable(errors)
    return { proposedBefore, decidedBefore, article: `Kế hoạch ${planNumber ?? ''}` }
  }
  const term = terms.find((each) => each.number === number)
  if (!term) throw unplannable([fault('number', `The law has ${terms.length} rounds a year here.`)])
  if (proposedBefore ?? decidedBefore)
    throw unplannable([fault('proposedBefore', `The law dates this round: ${term.article}.`)])
  return {
    proposedBefore: term.proposedBefore,
    decidedBefore: term.decidedBefore,
    article: term.article,
  }
}
