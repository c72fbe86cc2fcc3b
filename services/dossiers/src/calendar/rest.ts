import { workingDaysBetween } from '@ocop/kernel/calendar/working-days'
import { dayOf } from '@ocop/kernel/days'
import type { StepVerdict } from '../kept.ts'

type Resting = {
  readonly pausedSince: string | null
  readonly pausedDays: number
  /** Days on which the holder's unit is closed. */
  readonly closedDays: readonly string[]
}

/** Working days a step's clock has stood still up to an instant. */
export const daysAtRest = ({ pausedSince, pausedDays, closedDays }: Resting, at: string): number =>
  pausedSince === null
    ? pausedDays
    : pausedDays + workingDaysBetween(dayOf(pausedSince), dayOf(at), closedDays)

/** In time or late, by how much, at rest for how long: worked out once, when a step closes. */
export const verdictAt = (
  {
    dueAt,
    pausedDays,
    closedDays,
  }: Pick<Resting, 'pausedDays' | 'closedDays'> & { readonly dueAt: string },
  at: string,
): StepVerdict => {
  const inTime = at <= dueAt
  return {
    inTime,
    lateWorkingDays: inTime ? 0 : workingDaysBetween(dayOf(dueAt), dayOf(at), closedDays),
    pausedWorkingDays: pausedDays,
  }
}
