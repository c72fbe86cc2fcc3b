import { at } from '@ocop/kernel/days'
import { expect, test } from 'vitest'
import { regime } from '../regime/regimes.ts'
import { cutOffOf, lastMomentOf, termFor, termsOf } from './term.ts'

const { rounds } = regime('26-2026')

test.each([
  ['2026-04-29', '1/2026', '2026-06-30'],
  ['2026-04-30', '2/2026', '2026-12-30'],
  ['2026-10-29', '2/2026', '2026-12-30'],
  ['2026-10-30', '1/2027', '2027-06-30'],
  ['2026-12-31', '1/2027', '2027-06-30'],
])('what a commune proposes on %s falls into round %s, decided before %s', (day, round, before) => {
  const term = termFor(rounds, 'province', at(day, '23:59'))
  expect(`${term?.number}/${term?.year}`).toBe(round)
  expect(term?.decidedBefore).toBe(before)
})

test.each([
  ['2026-07-29', '1/2026', '2026-09-30'],
  ['2026-07-30', '2/2026', '2027-03-30'],
  ['2027-01-29', '2/2026', '2027-03-30'],
  ['2027-01-30', '1/2027', '2027-09-30'],
])('what a province proposes on %s falls into the ministry’s round %s', (day, round, before) => {
  const term = termFor(rounds, 'ministry', at(day, '00:01'))
  expect(`${term?.number}/${term?.year}`).toBe(round)
  expect(term?.decidedBefore).toBe(before)
})

test('every round of the law stands beside its article', () => {
  const terms = [...termsOf(rounds, 'province', 2027), ...termsOf(rounds, 'ministry', 2027)]
  expect(terms.map(({ proposedBefore, article }) => [proposedBefore, article])).toEqual([
    ['2027-04-30', 'QĐ 26/2026/QĐ-TTg, Điều 5 khoản 1'],
    ['2027-10-30', 'QĐ 26/2026/QĐ-TTg, Điều 5 khoản 1'],
    ['2027-07-30', 'QĐ 26/2026/QĐ-TTg, Điều 5 khoản 2'],
    ['2028-01-30', 'QĐ 26/2026/QĐ-TTg, Điều 5 khoản 2'],
  ])
})

test('a regime that leaves the rounds to the council has no term', () => {
  expect(termFor(regime('148-2023').rounds, 'province', at('2025-05-05', '09:00'))).toBeUndefined()
})

test('a list closes as its cut-off day begins, and a decision is in time to the end of the day before', () => {
  expect(cutOffOf('2026-10-30')).toBe('2026-10-29T17:00:00.000Z')
  expect(lastMomentOf('2026-12-30')).toBe('2026-12-29T16:59:59.999Z')
})
