import type { StepHolder } from '@ocop/supervision/contract/steps'
import { dayOf, endOfDay } from '@ocop/kernel/days'
import type { Mark } from '../../contract/evaluation.ts'
import type { Statute } from '../../contract/regime.ts'
import { addWorkingDays } from '@ocop/kernel/calendar/working-days'
import { markOf } from '../calendar/deadline.ts'

type Window = {
  readonly stepId: string
  readonly countsFrom: string
  readonly dueAt: string
  readonly now: string
}

/**
 * When whom to tell during a step: reminders at shares of the time allowed, the due time itself, and after it the rungs
 * of the ladder. Marks that lie before now are left out: they were told already, or the step came too late for them.
 */
export const marksOf = (
  { stepId, countsFrom, dueAt, now }: Window,
  { remindAt, ladder }: Statute,
  { holder, rungs }: { readonly holder: StepHolder; readonly rungs: readonly StepHolder[] },
): readonly Mark[] => {
  const reminders = remindAt.map((share) => ({
    id: `${stepId}:reminder-${share * 100}`,
    stepId,
    at: markOf({ countsFrom, dueAt }, share),
    kind: 'reminder' as const,
    share,
    to: holder,
  }))
  const due = {
    id: `${stepId}:due`,
    stepId,
    at: justAfter(dueAt),
    kind: 'due' as const,
    to: holder,
  }
  const escalations = rungs.map((to, index) => ({
    id: `${stepId}:rung-${index + 1}`,
    stepId,
    at: justAfter(endOfDay(addWorkingDays(dayOf(dueAt), ladder[index]?.afterWorkingDays ?? 0))),
    kind: 'escalation' as const,
    rung: index + 1,
    to,
  }))
  return [...reminders, due, ...escalations].filter((mark) => mark.at > now)
}

/** An act at the due time itself is in time; late begins a millisecond after it. */
const justAfter = (instant: string): string => new Date(Date.parse(instant) + 1).toISOString()
