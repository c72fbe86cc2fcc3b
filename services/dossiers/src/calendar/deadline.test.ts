import fc from 'fast-check'
import { expect, test } from 'vitest'
import { workingHoursLeft } from '@ocop/kernel/calendar/office-hours'
import { dayAfter, workingDaysBetween } from '@ocop/kernel/calendar/working-days'
import { at, dayOf } from '@ocop/kernel/days'
import { dueAt, markOf } from './deadline.ts'

const working = (days: number) => ({ days, kind: 'working' }) as const
const calendarDays = (days: number) => ({ days, kind: 'calendar' }) as const
const aReceipt = fc
  .tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 24 * 60 - 1 }))
  .map(([days, minutes]) =>
    new Date(
      Date.parse(at(dayAfter('2025-01-02', days), '00:00')) + minutes * 60_000,
    ).toISOString(),
  )

test.each([
  ['an ordinary stretch', '2026-06-01', '2026-06-22'],
  ['Tết 2026 inside', '2026-02-06', '2026-03-06'],
  ['Tết 2025 inside', '2025-01-20', '2025-02-17'],
  ['the worked Saturday 26/4/2025 and 30/4–2/5 inside', '2025-04-18', '2025-05-13'],
  ['the worked Saturday 22/8 and National Day 2026 inside', '2026-08-14', '2026-09-08'],
  ['the new holiday of 24/11/2026 inside', '2026-11-20', '2026-12-14'],
  ['received on a Sunday', '2026-06-07', '2026-06-26'],
])('15 working days with %s run from %s to the end of %s', (_what, received, due) => {
  expect(dueAt(at(received, '10:00'), working(15))).toBe(
    new Date(Date.parse(at(dayAfter(due), '00:00')) - 1).toISOString(),
  )
})

test('the hour of receipt does not matter, and midnight is Vietnamese', () => {
  const due = dueAt(at('2026-06-01', '00:00'), working(1))
  expect(dueAt(at('2026-06-01', '23:59'), working(1))).toBe(due)
  expect(due).toBe('2026-06-02T16:59:59.999Z')
})

test('plain days that end on a day off run to the next working day', () => {
  // 45 days from 02/01/2026 end on 16/02, the first day of Tết; work begins again on 23/02.
  expect(dayOf(dueAt(at('2026-01-02', '09:00'), calendarDays(45)))).toBe('2026-02-23')
  expect(dayOf(dueAt(at('2026-06-01', '09:00'), calendarDays(15)))).toBe('2026-06-16')
})

test('a closure of the unit moves the due day', () => {
  expect(dayOf(dueAt(at('2026-06-01', '09:00'), working(2), ['2026-06-02']))).toBe('2026-06-04')
})

test('half and three quarters of 15 working days lie in the 8th and 12th', () => {
  const step = {
    countsFrom: at('2026-06-01', '10:00'),
    dueAt: dueAt(at('2026-06-01', '10:00'), working(15)),
  }
  expect(markOf(step, 0.5)).toBe(at('2026-06-11', '12:00'))
  expect(markOf(step, 0.75)).toBe(at('2026-06-17', '10:00'))
  expect(markOf(step, 1)).toBe(step.dueAt)
})

test('the due day lies so many working days after the receipt, whenever that was', () => {
  fc.assert(
    fc.property(aReceipt, fc.integer({ min: 1, max: 30 }), (received, days) => {
      const due = dueAt(received, working(days))
      expect(workingDaysBetween(dayOf(received), dayOf(due))).toBe(days)
      expect(due > received).toBe(true)
      // A receipt within office hours also has what is left of that day, which the law does not count.
      expect(workingHoursLeft(received, due)).toBeGreaterThanOrEqual(8 * days)
      expect(workingHoursLeft(received, due)).toBeLessThanOrEqual(8 * days + 8)
    }),
  )
})

test('marks lie in order between receipt and due time, within office hours', () => {
  const shares = fc.double({ min: 0, max: 0.999, noNaN: true })
  fc.assert(
    fc.property(
      aReceipt,
      fc.integer({ min: 1, max: 30 }),
      shares,
      shares,
      (received, days, one, other) => {
        const step = { countsFrom: received, dueAt: dueAt(received, working(days)) }
        const [early, late] = [Math.min(one, other), Math.max(one, other)]
        const [first, second] = [markOf(step, early), markOf(step, late)]
        expect(received < first && first <= second && second < step.dueAt).toBe(true)
        expect(workingHoursLeft(first, step.dueAt)).toBeCloseTo(8 * days * (1 - early), 1)
      },
    ),
  )
})
