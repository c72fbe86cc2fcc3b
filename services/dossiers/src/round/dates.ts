import { dayAfter } from '@ocop/kernel/calendar/working-days'
import { dayOf } from '@ocop/kernel/days'
import { Problem, type Fault } from '@ocop/kernel/problem'
import type { Regime, Statute } from '../../contract/regime.ts'
import type { NewRound } from '../../contract/round.ts'
import { dueAt } from '../calendar/deadline.ts'
import type { Untaken } from './list.ts'
import type { Round } from './store.ts'
import { termsOf } from './term.ts'

type Dates = Pick<Round, 'proposedBefore' | 'decidedBefore' | 'article'>
type Terms = {
  readonly law: Regime
  readonly statute: Statute
  readonly level: Round['level']
  /** The dossiers that the plan names. */
  readonly named: readonly Untaken[]
}

export const unplannable = (errors: readonly Fault[]): Problem =>
  new Problem('invalid', 'round-unplannable', 'The round cannot be held as planned.', { errors })

export const fault = (member: string, detail: string): Fault => ({
  pointer: `/${member}`,
  code: 'round-unplannable',
  detail,
})

/** The days that bind a round, and where they stand. @throws invalid with everything that keeps it from being planned */
export const datesOf = (wish: NewRound, terms: Terms): Dates => {
  if (wish.kind === 'extra') return extraDates(wish, terms)
  if (wish.kind === 're-evaluation') return reEvaluationDates(wish, terms)
  if (wish.number === undefined)
    throw unplannable([fault('number', 'Which round of the year is it?')])
  if (wish.dossiers)
    throw unplannable([fault('dossiers', 'A regular round takes what was proposed in time.')])
  const dated = termsOf(terms.law.rounds, terms.level, wish.year)
  return dated.length ? datesByLaw(wish, dated) : datesByPlan(wish)
}

/** Where the law dates the rounds, a plan does not. */
const datesByLaw = (
  { number, proposedBefore, decidedBefore }: NewRound,
  dated: ReturnType<typeof termsOf>,
): Dates => {
  const term = dated.find((each) => each.number === number)
  if (!term) throw unplannable([fault('number', `The law has ${dated.length} rounds a year here.`)])
  if (proposedBefore ?? decidedBefore)
    throw unplannable([fault('proposedBefore', `The law dates this round: ${term.article}.`)])
  const { article } = term
  return { proposedBefore: term.proposedBefore, decidedBefore: term.decidedBefore, article }
}

const datesByPlan = ({ proposedBefore, decidedBefore, planNumber }: NewRound): Dates => {
  if (proposedBefore && decidedBefore && planNumber)
    return { proposedBefore, decidedBefore, article: `Kế hoạch ${planNumber}` }
  throw unplannable([
    ...(proposedBefore ? [] : [fault('proposedBefore', 'The plan says until when to propose.')]),
    ...(decidedBefore ? [] : [fault('decidedBefore', 'The plan says until when to decide.')]),
    ...(planNumber ? [] : [fault('planNumber', 'Give the number of the plan that dates it.')]),
  ])
}

const extraDates = (
  { dossiers, planNumber, decidedBefore }: NewRound,
  { statute: { extraRounds } }: Terms,
): Dates => {
  if (!extraRounds.value)
    throw new Problem(
      'conflict',
      'extra-rounds-not-allowed',
      `The council’s statute allows no extra rounds (${extraRounds.article}).`,
    )
  if (dossiers && planNumber && decidedBefore)
    return { proposedBefore: null, decidedBefore, article: extraRounds.article }
  throw unplannable([
    ...(dossiers ? [] : [fault('dossiers', 'Such a round names the dossiers it takes.')]),
    ...(planNumber ? [] : [fault('planNumber', 'An extra round has a plan; give its number.')]),
    ...(decidedBefore ? [] : [fault('decidedBefore', 'Say until when the round is decided.')]),
  ])
}

/** A re-evaluation is over within so many days from the earliest receipt; where no law says so, by its plan. */
const reEvaluationDates = ({ dossiers, decidedBefore }: NewRound, { law, named }: Terms): Dates => {
  if (!dossiers) throw unplannable([fault('dossiers', 'Such a round names the dossiers it takes.')])
  const within = law.certificateTerms.reEvaluateWithinDays
  const [first] = named.map(({ proposedAt }) => proposedAt).toSorted()
  const last =
    within && first
      ? dayAfter(dayOf(dueAt(first, { days: within.value, kind: 'calendar' })), 1)
      : decidedBefore
  if (!last) throw unplannable([fault('decidedBefore', 'Say until when the round is decided.')])
  return { proposedBefore: null, decidedBefore: last, article: within?.article ?? 'quy chế mẫu' }
}
