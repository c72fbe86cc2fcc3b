import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { addWorkingDays, dayAfter, isWorkingDay } from '@ocop/kernel/calendar/working-days'
import { dayOf } from '@ocop/kernel/days'
import { Role } from '@ocop/kernel/roles'
import type { ProcessStepPlan } from '../../contract/processes.ts'
import type { Statute } from '../../contract/regime.ts'
import { roundActs, RoundState, type RoundActName } from '../../contract/round.ts'
import type { Round } from './store.ts'

const Step = z.strictObject({
  step: z.string(),
  titleVi: z.string(),
  holder: Role,
  article: z.string(),
  due: z.union([
    z.strictObject({ by: z.enum(['cut-off', 'pack', 'meeting', 'answers', 'decision']) }),
    z.strictObject({ by: z.literal('opening'), workingDays: z.number().int().positive() }),
  ]),
  acts: z.array(z.enum(Object.keys(roundActs) as [RoundActName, ...RoundActName[]])),
})
type Step = z.infer<typeof Step>

/** What a round waits for in each of its states; who holds it, until when, by which article. */
const steps = z
  .record(RoundState.exclude(['closed']), Step)
  .parse(JSON.parse(readFileSync(new URL('../../data/round-steps.json', import.meta.url), 'utf8')))

/** The acts that a round's state allows. */
export const actsAt = ({ state }: Pick<Round, 'state'>): readonly RoundActName[] =>
  state === 'closed' ? [] : steps[state].acts

/** The step a round stands at, with the day it is due; none once it is closed. */
export const stepOf = (
  round: Round,
  statute: Statute,
  at: string,
): { plan: ProcessStepPlan; dueOn: string } | undefined => {
  if (round.state === 'closed') return undefined
  const { due, step, titleVi, holder, article, acts } = steps[round.state]
  return {
    plan: {
      step,
      titleVi,
      holder: { role: holder, at: round.level },
      allowance: { days: 1, kind: 'working', from: 'opening', source: 'statute', article },
      acts: [...acts],
    },
    dueOn: dueOnOf(due, round, { statute, at }),
  }
}

type Now = { readonly statute: Statute; readonly at: string }

const dueOnOf = (due: Step['due'], round: Round, now: Now): string =>
  due.by === 'opening'
    ? addWorkingDays(dayOf(openedAtOf(round) ?? now.at), due.workingDays)
    : dueDays[due.by](round, now)

const meetingDay = ({ meetsAt }: Round, at: string): string => dayOf(meetsAt ?? at)

/** The days that the round's own dates set. */
const dueDays: Readonly<
  Record<Exclude<Step['due']['by'], 'opening'>, (round: Round, now: Now) => string>
> = {
  'cut-off': ({ proposedBefore, decidedBefore }) => proposedBefore ?? decidedBefore,
  pack: (round, { statute, at }) =>
    round.meetsAt === null
      ? (round.answerBy ?? dayOf(at))
      : workingDaysBefore(meetingDay(round, at), statute.packWorkingDays.value),
  meeting: (round, { at }) => meetingDay(round, at),
  answers: ({ answerBy }, { at }) => answerBy ?? dayOf(at),
  decision: ({ decidedBefore }) => dayAfter(decidedBefore, -1),
}

/** When the state began that a day count runs from, so that looking again finds the same day. */
const openedAtOf = ({ state, listedAt, openedAt }: Round): string | null =>
  state === 'listed' ? listedAt : openedAt

/** The n-th working day before a day. */
const workingDaysBefore = (day: string, count: number): string => {
  let at = day
  for (let left = count; left > 0;) {
    at = dayAfter(at, -1)
    if (isWorkingDay(at)) left -= 1
  }
  return at
}
