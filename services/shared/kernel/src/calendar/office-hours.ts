import { at, dayOf } from '../days.ts'
import {
  calendar,
  dayAfter,
  isKnown,
  isWorkingDay,
  unknownDay,
  type Closures,
} from './working-days.ts'

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

/**
 * Working hours from now until the due time, to the minute; negative by how many it is overdue.
 * @throws invalid outside the years the calendar knows
 */
export const workingHoursLeft = (now: string, due: string, closures: Closures = []): number =>
  Date.parse(now) <= Date.parse(due)
    ? hoursWithin(now, due, closures)
    : 0 - hoursWithin(due, now, closures)

const hoursWithin = (from: string, to: string, closures: Closures): number => {
  const closed = new Set(closures.filter((day) => day >= dayOf(from) && day <= dayOf(to)))
  const lost = [...closed].map((day) => workedOn(day, to) - workedOn(day, from))
  const worked = workedUntil(to) - workedUntil(from) - lost.reduce((sum, each) => sum + each, 0)
  return Math.round(worked / 60_000) / 60
}

/** Office time from the calendar's first day until an instant; differences of it are what a stretch holds. */
const workedUntil = (instant: string): number => {
  const day = dayOf(instant)
  return workedBefore(day) + workedOn(day, instant)
}

/** Office time of one day until an instant. */
const workedOn = (day: string, instant: string): number => {
  const until = Date.parse(instant)
  return officeDay(day).reduce(
    (sum, { from, to }) => sum + Math.max(0, Math.min(until, to) - from),
    0,
  )
}

const sums = new Map<string, number>()

/** Office time of all days before this one. Summed up once, since a board asks it for every row. */
const workedBefore = (day: string): number => {
  if (sums.size === 0) {
    let sum = 0
    for (let each = calendar.from; isKnown(each); each = dayAfter(each)) {
      sums.set(each, sum)
      sum += officeDay(each).reduce((total, span) => total + lengthOf(span), 0)
    }
  }
  const sum = sums.get(day)
  if (sum === undefined) throw unknownDay(day)
  return sum
}
