import { at, dayOf } from '../days.ts'
import { dayAfter, isWorkingDay, type Closures } from './working-days.ts'

/** The hours offices keep; the measure for "how much is left", never for whether a deadline is met. */
const sessions = [
  ['08:00', '12:00'],
  ['13:00', '17:00'],
] as const

/** A stretch of time in epoch milliseconds. */
export type Span = { readonly from: number; readonly to: number }

export const lengthOf = ({ from, to }: Span): number => to - from

/** Office hours of the working days seen so far: a board asks for the same days row after row. */
const officeDays = new Map<string, readonly Span[]>()

const officeDay = (day: string): readonly Span[] => {
  const known = officeDays.get(day)
  if (known) return known
  const spans = isWorkingDay(day)
    ? sessions.map(([opens, closes]) => ({
        from: Date.parse(at(day, opens)),
        to: Date.parse(at(day, closes)),
      }))
    : []
  officeDays.set(day, spans)
  return spans
}

/**
 * The stretches of office hours between two instants.
 * @throws invalid outside the years the calendar knows
 */
export const officeHoursWithin = (
  from: string,
  to: string,
  closures: Closures = [],
): readonly Span[] => {
  const [start, end] = [Date.parse(from), Date.parse(to)]
  const spans: Span[] = []
  const last = dayOf(to)
  for (let day = dayOf(from); day <= last; day = dayAfter(day)) {
    if (closures.includes(day)) continue
    for (const office of officeDay(day)) {
      const span = { from: Math.max(start, office.from), to: Math.min(end, office.to) }
      if (span.from < span.to) spans.push(span)
    }
  }
  return spans
}

/** Working hours from now until the due time, to the minute; negative by how many it is overdue. */
export const workingHoursLeft = (now: string, due: string, closures: Closures = []): number =>
  Date.parse(now) <= Date.parse(due)
    ? hoursWithin(now, due, closures)
    : 0 - hoursWithin(due, now, closures)

const hoursWithin = (from: string, to: string, closures: Closures): number => {
  const worked = officeHoursWithin(from, to, closures).reduce(
    (sum, span) => sum + lengthOf(span),
    0,
  )
  return Math.round(worked / 60_000) / 60
}
