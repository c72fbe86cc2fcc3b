import type { Selectable } from 'kysely'
import { addWorkingDays } from '@ocop/kernel/calendar/working-days'
import { endOfDay } from '@ocop/kernel/days'
import { dueAt } from '../calendar/deadline.ts'
import { daysAtRest } from '../calendar/rest.ts'
import type { DossierTables } from '../tables.ts'

export type ProcessStep = Selectable<DossierTables['processStep']>

type Timed = Pick<ProcessStep, 'plan' | 'countsFrom' | 'dueOn' | 'extendedDays' | 'closedDays'>

/** When a step is due after its clock stood still for so many working days; extensions count with the allowance. */
export const dueAfterRest = (
  { plan: { allowance }, countsFrom, dueOn, extendedDays, closedDays }: Timed,
  pausedDays: number,
): string => {
  const more = extendedDays + pausedDays
  if (dueOn === null)
    return dueAt(countsFrom, { ...allowance, days: allowance.days + more }, closedDays)
  return endOfDay(more === 0 ? dueOn : addWorkingDays(dueOn, more, closedDays))
}

/** Where a step's clock stands at an instant: when it is due, and how long it has stood still. */
export const clockAt = (
  step: Timed & Pick<ProcessStep, 'pausedSince' | 'pausedDays'>,
  at: string,
): Pick<ProcessStep, 'pausedDays' | 'dueAt' | 'closedDays'> => {
  const pausedDays = daysAtRest(step, at)
  return { pausedDays, closedDays: step.closedDays, dueAt: dueAfterRest(step, pausedDays) }
}
