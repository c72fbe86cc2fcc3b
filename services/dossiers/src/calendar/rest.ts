import { workingDaysBetween } from '@ocop/kernel/calendar/working-days'
import { dayOf } from '@ocop/kernel/days'
import type { StepVerdict } from '../kept.ts'

type Resting = { readonly pausedSince: string | null; readonly pausedDays: number }

/** Working days a step's clock has stood still up to an instant. */
export const daysAtRest = ({ pausedSince, pausedDays }: Resting, at: string): number =>
  pausedSince === null ? pausedDays : pausedDays + workingDaysBetween(dayOf(pausedSince), dayOf(at))

/** In time or late, by how much, at rest for how long: worked out once, when a step closes. */
export const verdictAt = (
  { dueAt, pausedDays }: { readonly dueAt: string; readonly pausedDays: number },
  at: string,
): StepVerdict => {
  const inTime = at <= dueAt
  return {
    inTime,
    lateWorkingDays: inTime ? 0 : workingDaysBetween(dayOf(dueAt), dayOf(at)),
    pausedWorkingDays: pausedDays,
  }
}
