import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addWorkingDays,
  calendar,
  dayAfter,
  isWorkingDay,
  workingDaysBetween,
} from './working-days.ts'

const span = Temporal.PlainDate.from(calendar.from).until(calendar.to).days
const aDay = fc.integer({ min: 0, max: span }).map((days) => dayAfter(calendar.from, days))
/** Early enough that forty working days more are still known. */
const anEarlyDay = fc
  .integer({ min: 0, max: span - 90 })
  .map((days) => dayAfter(calendar.from, days))
const weekdayOf = (day: string) => Temporal.PlainDate.from(day).dayOfWeek

const weekdaysOffIn = (year: number): string[] =>
  Array.from({ length: 366 }, (_, index) => dayAfter(`${year}-01-01`, index))
    .filter((day) => day.startsWith(String(year)) && weekdayOf(day) <= 5 && !isWorkingDay(day))
    .map((day) => day.slice(5))
const restDaysWorkedIn = (year: number): string[] =>
  calendar.swaps.map(({ worked }) => worked).filter((day) => day.startsWith(String(year)))

test('the civil service of 2025 was off on the days of notice 6150 and worked on Saturday 26/4', () => {
  const tet = ['01-27', '01-28', '01-29', '01-30', '01-31']
  expect(weekdaysOffIn(2025)).toEqual([
    '01-01',
    ...tet,
    '04-07',
    '04-30',
    '05-01',
    '05-02',
    '09-01',
    '09-02',
  ])
  expect(restDaysWorkedIn(2025)).toEqual(['2025-04-26'])
})

test('the civil service of 2026 is off on the days of notice 9441 and on the new 24/11, and works two Saturdays', () => {
  const tet = ['02-16', '02-17', '02-18', '02-19', '02-20']
  const spring = ['04-27', '04-30', '05-01']
  expect(weekdaysOffIn(2026)).toEqual([
    '01-01',
    '01-02',
    ...tet,
    ...spring,
    '08-31',
    '09-01',
    '09-02',
    '11-24',
  ])
  expect(restDaysWorkedIn(2026)).toEqual(['2026-01-10', '2026-08-22'])
})

test('of 2027 what the law fixes is known, and what the yearly notice decides says that it is a guess', () => {
  const tet = ['02-05', '02-08', '02-09', '02-10', '02-11']
  expect(weekdaysOffIn(2027)).toEqual([
    '01-01',
    ...tet,
    '04-16',
    '04-30',
    '05-03',
    '09-02',
    '09-03',
    '11-24',
  ])
  const guessed = calendar.holidays.filter(({ announced }) => !announced).map(({ day }) => day)
  const tetWithRestDays = ['02-05', '02-06', '02-07', '02-08', '02-09', '02-10', '02-11']
  expect(guessed).toEqual([...tetWithRestDays, '09-03'].map((day) => `2027-${day}`))
})

test('the lunar holidays stand on 1/1 and 10/3 of the lunar year', () => {
  // Intl knows China's calendar, which agrees with Viet Nam's on these days. Tết 2027 is left out: its new moon comes at
  // 22:56 on 06/02 in Viet Nam, so close to midnight that the approximation of Intl is a day late.
  const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', {
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  })
  const lunarOf = (day: string) => lunar.format(new Date(`${day}T00:00:00Z`))
  const daysNamed = (words: RegExp) =>
    calendar.holidays.filter(({ vi }) => words.test(vi)).map(({ day }) => day)
  expect(daysNamed(/^Tết (Ất Tỵ|Bính Ngọ), mùng 1$/).map(lunarOf)).toEqual(['1/1', '1/1'])
  expect(daysNamed(/^Giỗ Tổ/).map(lunarOf)).toEqual(['3/10', '3/10', '3/10'])
})

test('a swap gives a weekday off for a Saturday, neither of which is a holiday', () => {
  const holidays = new Set(calendar.holidays.map(({ day }) => day))
  for (const { off, worked } of calendar.swaps) {
    expect([weekdayOf(off) <= 5, weekdayOf(worked)]).toEqual([true, 6])
    expect([holidays.has(off), holidays.has(worked)]).toEqual([false, false])
  }
})

test('no day is listed twice, and every day says where it stands', () => {
  const days = calendar.holidays.map(({ day }) => day)
  expect(days).toEqual([...new Set(days)].toSorted())
  for (const { source } of [...calendar.holidays, ...calendar.swaps])
    expect(source).toMatch(/^(Bộ luật Lao động|Thông báo|Công văn|Nghị quyết) /)
})

test.each(['2024-12-31', '2028-01-01'])('%s lies outside the calendar and is refused', (day) => {
  expect(() => isWorkingDay(day)).toThrow(expect.objectContaining({ code: 'calendar-unknown' }))
})

test('counting past the end of the calendar is refused, not guessed', () => {
  expect(() => addWorkingDays('2027-12-27', 15)).toThrow(
    expect.objectContaining({ code: 'calendar-unknown' }),
  )
})

test('a unit’s own closures are no working days there, even on a worked Saturday', () => {
  expect(isWorkingDay('2026-08-22', ['2026-08-22'])).toBe(false)
  expect(addWorkingDays('2026-06-01', 2, ['2026-06-02'])).toBe('2026-06-04')
})

test('n working days on lies n working days away, and is one', () => {
  fc.assert(
    fc.property(
      anEarlyDay,
      fc.integer({ min: 1, max: 40 }),
      fc.array(aDay, { maxLength: 5 }),
      (day, count, closures) => {
        const end = addWorkingDays(day, count, closures)
        expect(isWorkingDay(end, closures)).toBe(true)
        expect(workingDaysBetween(day, end, closures)).toBe(count)
        expect(workingDaysBetween(end, day, closures)).toBe(0 - count)
      },
    ),
  )
})

test('counting in two goes ends on the same day as counting in one', () => {
  fc.assert(
    fc.property(
      anEarlyDay,
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 0, max: 20 }),
      (day, first, second) => {
        expect(addWorkingDays(addWorkingDays(day, first), second)).toBe(
          addWorkingDays(day, first + second),
        )
      },
    ),
  )
})

test('a later start never ends earlier', () => {
  fc.assert(
    fc.property(anEarlyDay, anEarlyDay, fc.integer({ min: 0, max: 40 }), (one, other, count) => {
      const [early, late] = [one, other].toSorted()
      expect(addWorkingDays(early ?? one, count) <= addWorkingDays(late ?? other, count)).toBe(true)
    }),
  )
})
