import { z } from 'zod'
import { Problem } from '../problem.ts'
import vietNam from './vn-2025-2027.json' with { type: 'json' }

const Holiday = z.strictObject({
  day: z.iso.date(),
  vi: z.string(),
  /** The law or the yearly notice it stands in. */
  source: z.string(),
  /** False: no notice yet; computed from the law and to be checked when the notice comes. */
  announced: z.boolean(),
})
/** A working day given off and worked on a rest day instead (hoán đổi). */
const Swap = z.strictObject({
  off: z.iso.date(),
  worked: z.iso.date(),
  vi: z.string(),
  source: z.string(),
  announced: z.boolean(),
})
const CalendarFile = z.strictObject({
  from: z.iso.date(),
  to: z.iso.date(),
  holidays: z.array(Holiday),
  swaps: z.array(Swap),
})

/** The days off of the civil service, Monday to Friday being its week. */
export const calendar = CalendarFile.parse(vietNam)

const daysOff = new Set([
  ...calendar.holidays.map(({ day }) => day),
  ...calendar.swaps.map(({ off }) => off),
])
const workedRestDays = new Set(calendar.swaps.map(({ worked }) => worked))

/** Further days a unit is closed, e.g. a storm or a move; they win over everything else. */
export type Closures = readonly string[]

/** Whether the calendar reaches a day at all. */
export const isKnown = (day: string): boolean => day >= calendar.from && day <= calendar.to

export const unknownDay = (day: string): Problem =>
  new Problem(
    'invalid',
    'calendar-unknown',
    `The working days of ${day} are not known; the calendar runs from ${calendar.from} to ${calendar.to}.`,
  )

/**
 * Whether offices work on a day.
 * @throws invalid outside the years the calendar knows: guessing a deadline would be worse than none
 */
export const isWorkingDay = (day: string, closures: Closures = []): boolean => {
  if (!isKnown(day)) throw unknownDay(day)
  if (closures.includes(day)) return false
  if (workedRestDays.has(day)) return true
  return !daysOff.has(day) && Temporal.PlainDate.from(day).dayOfWeek <= 5
}

/**
 * The n-th working day after a day; the day itself is not counted, and for 0 it is the answer.
 * @throws invalid when it would lie outside the calendar
 */
export const addWorkingDays = (day: string, count: number, closures: Closures = []): string => {
  let at = day
  for (let left = count; left > 0;) {
    at = dayAfter(at)
    if (isWorkingDay(at, closures)) left -= 1
  }
  return at
}

/** Working days after `from` up to and including `to`; negative when `to` comes first. */
export const workingDaysBetween = (from: string, to: string, closures: Closures = []): number => {
  if (to < from) return -workingDaysBetween(to, from, closures)
  let count = 0
  for (let day = from; day < to;) {
    day = dayAfter(day)
    if (isWorkingDay(day, closures)) count += 1
  }
  return count
}

export const dayAfter = (day: string, days = 1): string =>
  Temporal.PlainDate.from(day).add({ days }).toString()
