import { at, dayOf, endOfDay } from '@ocop/kernel/days'
import type { Allowance } from '../../contract/regime.ts'
import { addWorkingDays, dayAfter, isWorkingDay, type Closures } from './calendar.ts'

/** The hours offices keep; the measure for "how much is left", never for whether a deadline is met. */
const sessions = [
  ['08:00', '12:00'],
  ['13:00', '17:00'],
] as const

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

/** Working hours from now until the due time, to the minute; negative by how many it is overdue. */
export const workingHoursLeft = (now: string, due: string, closures: Closures = []): number =>
  Date.parse(now) <= Date.parse(due)
    ? hoursWithin(now, due, closures)
    : 0 - hoursWithin(due, now, closures)

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
  const spans = spansWithin(endOfDay(dayOf(countsFrom)), due, closures)
  let left = spans.reduce((sum, span) => sum + lengthOf(span), 0) * share
  for (const span of spans) {
    if (left <= lengthOf(span)) return new Date(span.from + left).toISOString()
    left -= lengthOf(span)
  }
  return due
}

type Span = { readonly from: number; readonly to: number }

const lengthOf = ({ from, to }: Span): number => to - from

const hoursWithin = (from: string, to: string, closures: Closures): number => {
  const worked = spansWithin(from, to, closures).reduce((sum, span) => sum + lengthOf(span), 0)
  return Math.round(worked / 60_000) / 60
}

/** The stretches of office hours between two instants. */
const spansWithin = (from: string, to: string, closures: Closures): readonly Span[] => {
  const [start, end] = [Date.parse(from), Date.parse(to)]
  const spans: Span[] = []
  for (let day = dayOf(from); day <= dayOf(to); day = dayAfter(day)) {
    if (!isWorkingDay(day, closures)) continue
    for (const [opens, closes] of sessions) {
      const span = {
        from: Math.max(start, Date.parse(at(day, opens))),
        to: Math.min(end, Date.parse(at(day, closes))),
      }
      if (span.from < span.to) spans.push(span)
    }
  }
  return spans
}
