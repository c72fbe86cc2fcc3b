import fc from 'fast-check'
import { expect, test } from 'vitest'
import { at, endOfDay } from '../days.ts'
import { lengthOf, officeHoursWithin, workingHoursLeft } from './office-hours.ts'
import { calendar, dayAfter } from './working-days.ts'

test('hours left are office hours only', () => {
  const due = endOfDay('2026-06-05')
  expect(workingHoursLeft(at('2026-06-04', '09:00'), due)).toBe(15)
  expect(workingHoursLeft(at('2026-06-05', '12:30'), due)).toBe(4)
  expect(workingHoursLeft(at('2026-06-05', '16:45'), due)).toBe(0.25)
  expect(workingHoursLeft(at('2026-06-05', '20:00'), due)).toBe(0)
  // Saturday adds nothing, Monday morning does.
  expect(workingHoursLeft(at('2026-06-06', '10:00'), due)).toBe(0)
  expect(workingHoursLeft(at('2026-06-08', '10:00'), due)).toBe(-2)
})

test('a day the unit is closed has no office hours', () => {
  const [thursday, monday] = [at('2026-06-04', '08:00'), at('2026-06-08', '12:00')]
  expect(workingHoursLeft(thursday, monday)).toBe(20)
  expect(workingHoursLeft(thursday, monday, ['2026-06-05'])).toBe(12)
  expect(workingHoursLeft(monday, thursday, ['2026-06-05'])).toBe(-12)
})

const anInstant = fc
  .integer({ min: 0, max: 1_000 * 24 * 60 })
  .map((minutes) => new Date(Date.parse(at(calendar.from, '00:00')) + minutes * 60_000))
  .map((instant) => instant.toISOString())
const closures = fc.array(
  fc.integer({ min: 0, max: 1_000 }).map((days) => dayAfter(calendar.from, days)),
  { maxLength: 20 },
)

test('the hours left are the office hours that lie between, closures left out', () => {
  fc.assert(
    fc.property(anInstant, anInstant, closures, (one, other, closed) => {
      const [early = one, late = other] = [one, other].toSorted()
      const spans = officeHoursWithin(early, late, closed)
      const hours = spans.reduce((sum, span) => sum + lengthOf(span), 0) / 3_600_000
      expect(workingHoursLeft(early, late, closed)).toBeCloseTo(hours, 6)
      expect(workingHoursLeft(late, early, closed)).toBeCloseTo(-hours, 6)
    }),
    { numRuns: 50 },
  )
})

test('hours beyond the calendar are refused, not guessed', () => {
  expect(() => workingHoursLeft('2027-12-30T02:00:00.000Z', '2028-01-03T02:00:00.000Z')).toThrow(
    expect.objectContaining({ code: 'calendar-unknown' }),
  )
})
