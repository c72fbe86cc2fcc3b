import { expect, test } from 'vitest'
import { lastValidDay } from './period.ts'

test.each([
  ['an ordinary day', '2026-06-01', '2029-06-01'],
  ['the last day of August', '2026-08-31', '2029-08-31'],
  ['a leap day', '2028-02-29', '2031-02-28'],
  ['New Year’s Eve', '2026-12-31', '2029-12-31'],
])('36 months from %s end on the same day, that day included', (_what, from, to) => {
  expect(lastValidDay(from, 36)).toBe(to)
})

test('a day the last month does not have becomes its last day', () => {
  expect(lastValidDay('2026-08-31', 6)).toBe('2027-02-28')
})
