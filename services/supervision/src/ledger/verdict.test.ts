import { expect, test } from 'vitest'
import { at, endOfDay } from '@ocop/kernel/days'
import { judged, untold } from './verdict.ts'

const dueAt = endOfDay('2026-10-26')
const opened = at('2026-10-05', '08:00')
const endingAt = (closedAt: string, pausedSince: string | null = null) => ({
  openedAt: opened,
  closedAt,
  standing: { dueAt, pausedSince, claimBy: null },
  closedDays: [],
  words: pausedSince === null ? [] : [{ kind: 'pause' as const, at: pausedSince, dueAt: null }],
})

test('the last instant of the due day is in time, the next one is late', () => {
  expect(judged(endingAt(dueAt), untold)).toMatchObject({ inTime: true, lateWorkingDays: 0 })
  const after = new Date(Date.parse(dueAt) + 1).toISOString()
  expect(judged(endingAt(after), untold)).toMatchObject({ inTime: false, lateWorkingDays: 1 })
})

test('lateness counts working days and hours, not the weekend', () => {
  expect(judged(endingAt(at('2026-11-02', '10:00')), untold)).toEqual({
    inTime: false,
    lateWorkingDays: 5,
    lateWorkingHours: 34,
    pausedWorkingDays: 0,
    usedWorkingDays: 20,
  })
})

test('a step that ends while its clock stands is judged by when the clock stopped', () => {
  const ending = endingAt(at('2026-11-02', '10:00'), at('2026-10-19', '10:00'))
  expect(judged(ending, untold)).toMatchObject({
    inTime: true,
    lateWorkingHours: 0,
    pausedWorkingDays: 10,
    usedWorkingDays: 10,
  })
})

test('what the closing word tells is kept as told', () => {
  const told = { ...untold, inTime: true, lateWorkingDays: 0, pausedWorkingDays: 3 }
  expect(judged(endingAt(at('2026-11-02', '10:00')), told)).toMatchObject({
    inTime: true,
    lateWorkingDays: 0,
    lateWorkingHours: 0,
    pausedWorkingDays: 3,
    usedWorkingDays: 17,
  })
})

test('where the calendar does not reach, the parts it would give stay open', () => {
  expect(judged(endingAt('2028-02-01T03:00:00.000Z'), untold)).toEqual({
    inTime: false,
    lateWorkingDays: null,
    lateWorkingHours: null,
    pausedWorkingDays: 0,
    usedWorkingDays: null,
  })
})

test('days on which the unit is closed count neither as late nor as used', () => {
  const closedDays = ['2026-10-28', '2026-10-29']
  const told = judged({ ...endingAt(at('2026-10-30', '10:00')), closedDays }, untold)
  expect(told).toMatchObject({ lateWorkingDays: 2, usedWorkingDays: 17 })
})
