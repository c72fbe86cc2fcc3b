import fc from 'fast-check'
import { expect, test } from 'vitest'
import { regime } from '../regime/regimes.ts'
import { tally, type Seat } from './tally.ts'

const { statute } = regime('26-2026')

const seat = (memberId: string, more: Partial<Seat> = {}): Seat => ({
  memberId,
  seat: 'member',
  scoring: true,
  conflicted: false,
  ...more,
})
/** A chair, `others` members and a secretary who does not score. */
const aCouncilWith = (others: number): readonly Seat[] => [
  seat('chair', { seat: 'chair' }),
  ...Array.from({ length: others }, (_, index) => seat(`m${index}`)),
  seat('secretary', { seat: 'secretary', scoring: false }),
]
const card = (memberId: string, total: number) => ({ memberId, total })

test.each([
  [3, 3],
  [4, 3],
  [5, 4],
  [7, 6],
  [8, 6],
  [9, 7],
])('of %i scoring members three quarters rounded up are %i', (scoring, needed) => {
  const count = tally({ members: aCouncilWith(scoring - 1), cards: [], statute })
  expect([count.scoring, count.quorumNeeded, count.isQuorate]).toEqual([scoring, needed, false])
})

test('one member short of the quorum is not quorate', () => {
  const members = aCouncilWith(6)
  const cards = ['chair', 'm0', 'm1', 'm2', 'm3', 'm4'].map((id) => card(id, 80))
  expect(tally({ members, cards, statute }).isQuorate).toBe(true)
  expect(tally({ members, cards: cards.slice(0, 5), statute }).isQuorate).toBe(false)
})

test('without the chair no number of members is quorate, unless the statute does without', () => {
  const members = aCouncilWith(6)
  const cards = ['m0', 'm1', 'm2', 'm3', 'm4', 'm5'].map((id) => card(id, 80))
  const count = tally({ members, cards, statute })
  expect([count.present, count.chairPresent, count.isQuorate]).toEqual([6, false, false])
  expect(tally({ members, cards, statute: { ...statute, chairMustAttend: false } }).isQuorate).toBe(
    true,
  )
})

test('a chair who does not score presides by the minutes', () => {
  const members = [seat('chair', { seat: 'chair', scoring: false }), seat('m0'), seat('m1')]
  const cards = [card('m0', 70), card('m1', 72)]
  expect(tally({ members, cards, statute }).isQuorate).toBe(false)
  const count = tally({ members, cards, statute, attended: ['chair', 'm0', 'm1'] })
  expect([count.isQuorate, count.scoring, count.count]).toEqual([true, 2, 2])
})

test('the vice chair presides where the chair is conflicted', () => {
  const members = [
    seat('chair', { seat: 'chair', conflicted: true }),
    seat('vice', { seat: 'vice' }),
    seat('m0'),
  ]
  const count = tally({ members, cards: [card('vice', 80), card('m0', 80)], statute })
  expect([count.scoring, count.isQuorate, count.complete]).toEqual([2, true, true])
})

test('cards of conflicted members, of the secretary and of strangers do not count', () => {
  const members = [...aCouncilWith(2), seat('kin', { conflicted: true })]
  const cards = [
    card('chair', 80),
    card('m0', 81),
    card('m1', 82),
    card('kin', 100),
    card('secretary', 10),
    card('who', 1),
  ]
  const count = tally({ members, cards, statute })
  expect([count.sum, count.count, count.gap, count.complete]).toEqual([243, 3, 2, true])
})

test('a gap of exactly 10 points is allowed, 11 is too wide', () => {
  const members = aCouncilWith(1)
  expect(tally({ members, cards: [card('chair', 90), card('m0', 80)], statute }).gapTooWide).toBe(
    false,
  )
  expect(tally({ members, cards: [card('chair', 91), card('m0', 80)], statute }).gapTooWide).toBe(
    true,
  )
})

test('a council whose every member is conflicted is neither complete nor quorate', () => {
  const members = aCouncilWith(3).map((each) => ({ ...each, conflicted: true }))
  const count = tally({ members, cards: [card('chair', 80)], statute })
  expect([count.scoring, count.isQuorate, count.complete, count.mean]).toEqual([
    0,
    false,
    false,
    null,
  ])
})

test('the mean is that of the counted cards and lies between the lowest and the highest', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 15 }),
      (totals) => {
        const members = totals.map((_, index) => seat(`m${index}`))
        const cards = totals.map((total, index) => card(`m${index}`, total))
        const count = tally({ members, cards: cards.toReversed(), statute })
        expect(count.sum).toBe(totals.reduce((sum, each) => sum + each, 0))
        expect(count.mean).toBeGreaterThanOrEqual(Math.min(...totals))
        expect(count.mean).toBeLessThanOrEqual(Math.max(...totals))
        expect(count.complete).toBe(true)
      },
    ),
  )
})
