import { expect, test } from 'vitest'
import { at, endOfDay } from '../days.ts'
import { workingHoursLeft } from './office-hours.ts'

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
