import { lengthOf, officeHoursWithin } from '@ocop/kernel/calendar/office-hours'
import {
  addWorkingDays,
  dayAfter,
  isWorkingDay,
  type Closures,
} from '@ocop/kernel/calendar/working-days'
import { dayOf, endOfDay } from '@ocop/kernel/days'
import type { Allowance } from '../../contract/regime.ts'

/**
 * The last instant at which an act is in time.
 * The day of receipt is not counted (Bộ luật Dân sự 91/2015/QH13, Điều 147 khoản 2) and the last day runs to midnight
 * (Điều 148 khoản 6); plain days that end on a day off run on to the next working day (Điều 148 khoản 5).
 */
export const dueAt = (
  countsFrom: string,
  { days, kind }: Pick<Allowance, 'days' | 'kind'>,
  closures: Closures = [],
): string => {
  const first = dayOf(countsFrom)
  if (kind === 'working') return endOfDay(addWorkingDays(first, days, closures))
  const last = dayAfter(first, days)
  return endOfDay(isWorkingDay(last, closures) ? last : addWorkingDays(last, 1, closures))
}

/**
 * The instant at which a share of the time allowed is used, counted in working hours from the day after the receipt;
 * 1 is the due time itself.
 */
export const markOf = (
  { countsFrom, dueAt: due }: { readonly countsFrom: string; readonly dueAt: string },
  share: number,
  closures: Closures = [],
): string => {
  if (share >= 1) return due
  const spans = officeHoursWithin(endOfDay(dayOf(countsFrom)), due, closures)
  let left = spans.reduce((sum, span) => sum + lengthOf(span), 0) * share
  for (const span of spans) {
    if (left <= lengthOf(span)) return new Date(span.from + left).toISOString()
    left -= lengthOf(span)
  }
  return due
}
