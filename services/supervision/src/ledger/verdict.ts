import { workingHoursLeft } from '@ocop/kernel/calendar/office-hours'
import { isKnown, workingDaysBetween } from '@ocop/kernel/calendar/working-days'
import { dayOf } from '@ocop/kernel/days'
import type { Verdict } from '../../contract/steps.ts'
import { isBefore, pausesOf, type PauseWord, type Standing } from './ledger.ts'

/** A verdict as stored: a part is null when nobody told it and the calendar does not reach so far. */
export type Told = { readonly [Part in keyof Required<Verdict>]: Required<Verdict>[Part] | null }
export type Judged = Told & { readonly inTime: boolean }

/** A closing word without any verdict. */
export const untold: Told = {
  inTime: null,
  lateWorkingDays: null,
  lateWorkingHours: null,
  pausedWorkingDays: null,
  usedWorkingDays: null,
}

/** The verdict of a closing word, with null for what it leaves out. */
export const toldBy = (verdict: Verdict | undefined): Told =>
  verdict
    ? {
        ...verdict,
        lateWorkingHours: verdict.lateWorkingHours ?? null,
        usedWorkingDays: verdict.usedWorkingDays ?? null,
      }
    : untold

export type Ending = {
  readonly openedAt: string
  readonly closedAt: string
  readonly standing: Standing
  readonly words: readonly PauseWord[]
  /** Days on which the holder's unit was closed. */
  readonly closedDays: readonly string[]
}

/** The verdict as the closing word told it; what it left out is judged by the calendar and the unit's closed days. */
export const judged = (ending: Ending, told: Told): Judged => {
  const { dueAt, pausedSince } = ending.standing
  // A clock that stands does not run out.
  const stoodAt = pausedSince ?? ending.closedAt
  const inTime = told.inTime ?? (dueAt === null || !isBefore(dueAt, stoodAt))
  const paused = told.pausedWorkingDays ?? pausedDays(ending)
  const late =
    inTime || dueAt === null ? noLateness : latenessOf({ dueAt, stoodAt }, ending.closedDays)
  return {
    inTime,
    lateWorkingDays: told.lateWorkingDays ?? late.days,
    lateWorkingHours: told.lateWorkingHours ?? late.hours,
    pausedWorkingDays: paused,
    usedWorkingDays: told.usedWorkingDays ?? usedDays(ending, paused),
  }
}

type Lateness = { readonly days: number | null; readonly hours: number | null }
const noLateness: Lateness = { days: 0, hours: 0 }
const latenessOf = (
  { dueAt, stoodAt }: { readonly dueAt: string; readonly stoodAt: string },
  closedDays: readonly string[],
): Lateness => ({
  days: daysBetween(dueAt, stoodAt, closedDays),
  hours: hoursBetween(dueAt, stoodAt, closedDays),
})

const pausedDays = ({ words, closedAt, closedDays }: Ending): number | null => {
  const days = pausesOf(words, closedAt).map(({ from, to }) => daysBetween(from, to, closedDays))
  return days.reduce((sum, each) => (sum === null || each === null ? null : sum + each), 0)
}

const usedDays = (
  { openedAt, closedAt, closedDays }: Ending,
  paused: number | null,
): number | null => {
  const days = daysBetween(openedAt, closedAt, closedDays)
  return days === null || paused === null ? null : Math.max(0, days - paused)
}

const daysBetween = (from: string, to: string, closedDays: readonly string[]): number | null => {
  const [first, last] = [dayOf(from), dayOf(to)]
  return isKnown(first) && isKnown(last) ? workingDaysBetween(first, last, closedDays) : null
}

/** Working hours from one instant to another, negative backwards; null where the calendar does not reach. */
export const hoursBetween = (
  from: string,
  to: string,
  closedDays: readonly string[] = [],
): number | null =>
  isKnown(dayOf(from)) && isKnown(dayOf(to)) ? workingHoursLeft(from, to, closedDays) : null
