import type { StepHolder } from '@ocop/supervision/contract/steps'
import { at, dayOf, endOfDay } from '@ocop/kernel/days'
import { addWorkingDays } from '@ocop/kernel/calendar/working-days'
import type { Mark } from '../../contract/evaluation.ts'
import type { Statute } from '../../contract/regime.ts'
import { markOf } from '../calendar/deadline.ts'

type Window = {
  readonly visit: {
    readonly id: string
    readonly countsFrom: string
    readonly dueAt: string
    readonly pausedDays: number
  }
  /** When it would be due had its clock never stood still. */
  readonly unpausedDueAt: string
  readonly now: string
}

/**
 * When whom to tell during a step: reminders at shares of the time allowed, the due time itself, and after it the rungs
 * of the ladder. Marks that lie before now are left out: they were told already, or the step came too late for them.
 */
export const marksOf = (
  { visit, unpausedDueAt, now }: Window,
  { remindAt, ladder }: Statute,
  { holder, rungs }: { readonly holder: StepHolder; readonly rungs: readonly StepHolder[] },
): readonly Mark[] => {
  const stepId = visit.id
  const reminders = remindAt.map((share) => ({
    id: `${stepId}:reminder-${share * 100}`,
    stepId,
    at: shareUsedAt(visit, unpausedDueAt, share),
    kind: 'reminder' as const,
    share,
    to: holder,
  }))
  const due = {
    id: `${stepId}:due`,
    stepId,
    at: justAfter(visit.dueAt),
    kind: 'due' as const,
    to: holder,
  }
  const escalations = rungs.map((to, index) => ({
    id: `${stepId}:rung-${index + 1}`,
    stepId,
    at: justAfter(
      endOfDay(addWorkingDays(dayOf(visit.dueAt), ladder[index]?.afterWorkingDays ?? 0)),
    ),
    kind: 'escalation' as const,
    rung: index + 1,
    to,
  }))
  return [...reminders, due, ...escalations].filter((mark) => mark.at > now)
}

/** A share of the allowance is used so many working days later when the clock stood still in between. */
const shareUsedAt = (
  { countsFrom, pausedDays }: Window['visit'],
  dueAt: string,
  share: number,
): string => {
  const used = markOf({ countsFrom, dueAt }, share)
  const day = dayOf(used)
  const sinceMidnight = Date.parse(used) - Date.parse(at(day, '00:00'))
  const moved = at(addWorkingDays(day, pausedDays), '00:00')
  return new Date(Date.parse(moved) + sinceMidnight).toISOString()
}

/** An act at the due time itself is in time; late begins a millisecond after it. */
const justAfter = (instant: string): string => new Date(Date.parse(instant) + 1).toISOString()
