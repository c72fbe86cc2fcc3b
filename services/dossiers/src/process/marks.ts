import type { StepHolder, StepTaker } from '@ocop/supervision/contract/steps'
import { at, dayOf, endOfDay } from '@ocop/kernel/days'
import { addWorkingDays } from '@ocop/kernel/calendar/working-days'
import type { Mark } from '../../contract/evaluation.ts'
import type { Statute } from '../../contract/regime.ts'
import { markOf } from '../calendar/deadline.ts'
import { sameHolder } from '../intervention/change.ts'
import type { Rung } from './holders.ts'

type Window = {
  readonly visit: {
    readonly id: string
    readonly countsFrom: string
    readonly dueAt: string
    readonly pausedDays: number
    readonly changes: number
    readonly takers: readonly StepTaker[]
    readonly closedDays: readonly string[]
  }
  /** When it would be due had its clock never stood still. */
  readonly unpausedDueAt: string
  readonly now: string
}

/** Who is told of a step's time: its holder at shares of it, and up which posts its lateness climbs. */
export type Told = Pick<Statute, 'remindAt'> & {
  readonly holder: StepHolder
  readonly rungs: readonly Rung[]
}

/**
 * When whom to tell during a step: reminders at shares of the time allowed, the due time itself, and after it the rungs
 * of the ladder. Marks that lie before now are left out: they were told already, or the step came too late for them.
 * After a change of the step its marks are others than before.
 */
export const marksOf = (
  { visit, unpausedDueAt, now }: Window,
  { holder, rungs, remindAt }: Told,
): readonly Mark[] => {
  const stepId = visit.id
  const id = (name: string): string =>
    `${stepId}:${name}${visit.changes > 0 ? `:${visit.changes}` : ''}`
  const reminders = remindAt.map((share) => ({
    id: id(`reminder-${share * 100}`),
    stepId,
    at: shareUsedAt(visit, unpausedDueAt, share),
    kind: 'reminder' as const,
    share,
    to: holder,
  }))
  const due = {
    id: id('due'),
    stepId,
    at: justAfter(visit.dueAt),
    kind: 'due' as const,
    to: holder,
  }
  const escalations = rungs
    // Somebody had it climb there by hand already.
    .filter(({ to }) => !visit.takers.some((taker) => sameHolder(taker.holder, to)))
    .map(({ rung, afterWorkingDays, to }) => ({
      id: id(`rung-${rung}`),
      stepId,
      at: rungAt(visit, afterWorkingDays),
      kind: 'escalation' as const,
      rung,
      to,
    }))
  return [...reminders, due, ...escalations].filter((mark) => mark.at > now)
}

/** The moment a step climbs to a rung. */
export const rungAt = (
  { dueAt, closedDays }: Pick<Window['visit'], 'dueAt' | 'closedDays'>,
  afterWorkingDays: number,
): string => justAfter(endOfDay(addWorkingDays(dayOf(dueAt), afterWorkingDays, closedDays)))

/** A share of the allowance is used so many working days later when the clock stood still in between. */
const shareUsedAt = (
  { countsFrom, pausedDays, closedDays }: Window['visit'],
  dueAt: string,
  share: number,
): string => {
  const used = markOf({ countsFrom, dueAt }, share, closedDays)
  const day = dayOf(used)
  const sinceMidnight = Date.parse(used) - Date.parse(at(day, '00:00'))
  const moved = at(addWorkingDays(day, pausedDays, closedDays), '00:00')
  return new Date(Date.parse(moved) + sinceMidnight).toISOString()
}

/** An act at the due time itself is in time; late begins a millisecond after it. */
const justAfter = (instant: string): string => new Date(Date.parse(instant) + 1).toISOString()
