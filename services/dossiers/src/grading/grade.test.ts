import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { grade, gradeCouncil, needOf, totalOf, type Choices } from '../../contract/grade.ts'
import { criteriaOf, type GradableSheet } from '../../contract/criteria.ts'
import { isUnreconciled } from '../../contract/regime.ts'
import { sheetOf } from './score-sheets.ts'
import { aCard, bestCard, cardOf, emptiestCard, everySheet, pointsOffered } from './sheet-cards.ts'

/** Best totals of the four transcripts whose sums do not check. */
const unreconciled: Readonly<Record<string, number>> = {
  '148-2023 · 7': 99,
  '148-2023 · 11': 97,
  '148-2023 · 12': 97,
  '148-2023 · 13': 98,
}
const plain = (choices: Choices) => ({ choices, knockouts: [] })

/** The reading of the law, written out naively beside the function: the highest star whose band and gates all hold. */
const starsByLaw = (sheet: GradableSheet, choices: Choices): number => {
  const total = totalOf(sheet, choices)
  const gatesHold = (stars: number) =>
    criteriaOf(sheet).every(({ code, options, cases }) =>
      [3, 4, 5].every((star) => {
        const lists = cases ? cases.map((each) => each.options) : [options]
        const marks = lists
          .flatMap((list) => list.filter(({ minStar }) => minStar === star))
          .map(({ points }) => points)
        return star > stars || marks.length === 0 || (choices[code] ?? 0) >= Math.min(...marks)
      }),
    )
  const bands: readonly (readonly [number, number])[] = [
    [5, 90],
    [4, 70],
    [3, 50],
    [2, 30],
    [1, 0],
  ]
  return bands.find(([stars, floor]) => total >= floor && gatesHold(stars))?.[0] ?? 0
}

describe.each(everySheet)('%s', (name, sheet) => {
  test('its best card is complete, has the full points and five stars', () => {
    const best = grade(sheet, plain(bestCard(sheet)))
    const total = unreconciled[name] ?? 100
    expect(best).toEqual({
      total,
      starsByPoints: 5,
      stars: 5,
      complete: true,
      rejectedBy: [],
      missing: [],
    })
  })

  test('its emptiest card has no points and one star, unless a mark of 0 knocks it out', () => {
    const { rejectedBy, ...worst } = grade(sheet, plain(emptiestCard(sheet)))
    const knockedOut = name === '26-2026 · 16'
    expect(rejectedBy).toEqual(knockedOut ? ['zero-sensory'] : [])
    expect(worst).toMatchObject({
      total: 0,
      starsByPoints: 1,
      stars: knockedOut ? 0 : 1,
      complete: true,
    })
    expect(worst.missing).toEqual(
      knockedOut ? [] : [{ stars: 2, criterion: 'total', needs: 30, has: 0 }],
    )
  })

  test('the lowest printed options are graded as the law says', () => {
    const lowest = cardOf(
      sheet,
      ({ options, cases }) => (cases?.[0]?.options ?? options)[0]?.points ?? 0,
    )
    const { stars, rejectedBy } = grade(sheet, plain(lowest))
    expect(stars).toBe(rejectedBy.length ? 0 : starsByLaw(sheet, lowest))
  })

  test('one gate failed keeps the best card below that star, and is what is missing', () => {
    for (const stars of [3, 4, 5])
      for (const criterion of criteriaOf(sheet).filter(
        (each) => needOf(each, stars) > needOf(each, stars - 1),
      )) {
        const { code } = criterion
        const needs = needOf(criterion, stars)
        const has =
          pointsOffered(criterion)
            .filter((points) => points < needs)
            .at(-1) ?? 0
        const failing = grade(sheet, plain({ ...bestCard(sheet), [code]: has }))
        if (failing.rejectedBy.length) continue
        expect(failing.stars, code).toBe(stars - 1)
        expect(failing.missing, code).toContainEqual({ stars, criterion: code, needs, has })
      }
  })

  test('every knock-out alone takes all stars and leaves the total', () => {
    for (const { code } of sheet.knockouts) {
      const out = grade(sheet, { choices: bestCard(sheet), knockouts: [code] })
      const total = unreconciled[name] ?? 100
      expect(out).toEqual({
        total,
        starsByPoints: 5,
        stars: 0,
        complete: true,
        rejectedBy: [code],
        missing: [],
      })
    }
  })

  test('it is one of the four unreconciled transcripts or its sums check', () => {
    expect(isUnreconciled(sheet)).toBe(name in unreconciled)
  })
})

test.each([
  [1, 3, { '2.2': 2, '2.3': 1, '3.5': 1, '4.1': 2, '5.3': 1, '9': 2, '10': 1 }],
  [11, 3, { '1.1': 2, '2.2': 2, '2.3': 1, '3.5': 1, '4.1': 2, '5.3': 1, '8': 2, '9': 1 }],
  [21, 3, { '1.1': 1, '2.2': 1, '3.5': 1, '4.1': 2, '5.3': 1, '7': 1, '8': 1 }],
  [26, 3, { '3.5': 1 }],
  [26, 4, { '3.4': 3, '3.5': 2 }],
  [26, 5, { '3.4': 3, '3.5': 2 }],
])('the gates of sheet %i of 26/2026 for %i stars are those printed', (no, stars, gates) => {
  const needs = criteriaOf(sheetOf('26-2026', no)).map(
    (each) => [each.code, needOf(each, stars)] as const,
  )
  expect(Object.fromEntries(needs.filter(([, points]) => points > 0))).toEqual(gates)
})

test.each([
  [8999, 100, 4],
  [9000, 100, 5],
  [630, 7, 5],
  [629, 7, 4],
  [490, 7, 4],
  [489, 7, 3],
  [350, 7, 3],
  [349, 7, 2],
  [210, 7, 2],
  [209, 7, 1],
])('a mean of %i over %i is banded at %i stars, without rounding', (sum, count, stars) => {
  const sheet = sheetOf('26-2026', 1)
  const result = gradeCouncil(sheet, { sum, count }, { choices: bestCard(sheet), knockouts: [] })
  expect([result.starsByPoints, result.stars, result.total]).toEqual([stars, stars, sum / count])
})

test('a council above 90 whose agreed card fails a five-star gate has four stars and sees the gate', () => {
  const sheet = sheetOf('26-2026', 1)
  const result = gradeCouncil(
    sheet,
    { sum: 640, count: 7 },
    { choices: { ...bestCard(sheet), '4.1': 3 }, knockouts: [] },
  )
  expect([result.starsByPoints, result.stars]).toEqual([5, 4])
  expect(result.missing).toEqual([{ stars: 5, criterion: '4.1', needs: 5, has: 3 }])
})

test('a council without a scorecard has no mean to grade', () => {
  const sheet = sheetOf('26-2026', 1)
  expect(() => gradeCouncil(sheet, { sum: 0, count: 0 }, { choices: {}, knockouts: [] })).toThrow(
    expect.objectContaining({ code: 'scorecards-none' }),
  )
})

test('the structure of a story counts only when there is a story', () => {
  const sheet = sheetOf('26-2026', 1)
  const without = grade(sheet, plain({ '5.1': 0, '5.2': 2 }))
  const withStory = grade(sheet, plain({ '5.1': 1, '5.2': 2 }))
  expect([without.total, withStory.total]).toEqual([0, 3])
})

test('an absent criterion counts 0, knocks nothing out and leaves the card incomplete', () => {
  const { total, stars, complete, rejectedBy } = grade(sheetOf('26-2026', 16), plain({ '1.1': 4 }))
  expect({ total, stars, complete, rejectedBy }).toEqual({
    total: 4,
    stars: 1,
    complete: false,
    rejectedBy: [],
  })
})

test('a sensory mark of 0 on the sheet of bottled water stops the evaluation', () => {
  const sheet = sheetOf('26-2026', 16)
  const { stars, rejectedBy, total } = grade(sheet, plain({ ...bestCard(sheet), '6.3': 0 }))
  expect({ stars, rejectedBy, total }).toEqual({
    stars: 0,
    rejectedBy: ['zero-sensory'],
    total: 96,
  })
})

test('points of either case are taken on the tourism sheet', () => {
  const sheet = sheetOf('26-2026', 26)
  for (const points of [0, 1, 3]) expect(grade(sheet, plain({ '8': points })).total).toBe(points)
})

test('every fault of a card is named at once', () => {
  const faulty = {
    choices: { '1.1': 7, '2.2': 2, '99.9': 1, 'a/b': 0, '3.1': 1.5 },
    knockouts: ['forged-dossier', 'ugly'],
  }
  const refusal = expect.objectContaining({
    kind: 'invalid',
    errors: [
      expect.objectContaining({ pointer: '/choices/1.1', code: 'points-not-offered' }),
      expect.objectContaining({ pointer: '/choices/99.9', code: 'criterion-unknown' }),
      expect.objectContaining({ pointer: '/choices/a~1b', code: 'criterion-unknown' }),
      expect.objectContaining({ pointer: '/choices/3.1', code: 'points-not-offered' }),
      expect.objectContaining({ pointer: '/knockouts/1', code: 'knockout-unknown' }),
    ],
  })
  expect(() => grade(sheetOf('26-2026', 1), faulty)).toThrow(refusal)
})

test('names that every object has are no criteria', () => {
  const faulty = { choices: { constructor: 0, toString: 1 }, knockouts: [] }
  expect(() => grade(sheetOf('26-2026', 1), faulty)).toThrow(
    expect.objectContaining({ errors: [expect.anything(), expect.anything()] }),
  )
})

test('any card has the stars the law gives it, and its total is the sum of its marks', () => {
  fc.assert(
    fc.property(aCard, ({ sheet, choices }) => {
      const { stars, starsByPoints, total, rejectedBy } = grade(sheet, plain(choices))
      const dropped = criteriaOf(sheet)
        .filter(
          ({ appliesIf }) => appliesIf && (choices[appliesIf.criterion] ?? 0) < appliesIf.minPoints,
        )
        .map(({ code }) => code)
      const counted = Object.entries(choices).filter(([code]) => !dropped.includes(code))
      expect(total).toBe(counted.reduce((sum, [, points]) => sum + points, 0))
      expect(stars).toBe(rejectedBy.length ? 0 : starsByLaw(sheet, choices))
      expect(stars).toBeLessThanOrEqual(starsByPoints)
    }),
    { numRuns: 500 },
  )
})

test('raising one mark never lowers the stars', () => {
  fc.assert(
    fc.property(aCard, fc.nat(), fc.nat(), ({ sheet, choices }, which, how) => {
      const criteria = criteriaOf(sheet)
      const criterion = criteria[which % criteria.length]
      if (!criterion) return
      const higher = pointsOffered(criterion).filter(
        (points) => points > (choices[criterion.code] ?? 0),
      )
      const raised = higher[how % Math.max(1, higher.length)]
      if (raised === undefined) return
      const before = grade(sheet, plain(choices))
      const after = grade(sheet, plain({ ...choices, [criterion.code]: raised }))
      // Nothing but a mark of 0 knocks out by itself, so raising a mark cannot.
      expect(after.stars).toBeGreaterThanOrEqual(before.stars)
    }),
    { numRuns: 500 },
  )
})

test('what is missing is exactly what lifts the card to the next star', () => {
  fc.assert(
    fc.property(aCard, ({ sheet, choices }) => {
      const before = grade(sheet, plain(choices))
      fc.pre(before.rejectedBy.length === 0 && before.stars < 5)
      const gates = before.missing.filter(({ criterion }) => criterion !== 'total')
      const lifted = Object.fromEntries(gates.map(({ criterion, needs }) => [criterion, needs]))
      const floor = before.missing.find(({ criterion }) => criterion === 'total')?.needs ?? 0
      const atGates = topUp(sheet, { ...choices, ...lifted }, floor)
      expect(grade(sheet, plain(atGates)).stars).toBeGreaterThanOrEqual(before.stars + 1)
      for (const { criterion, has } of gates)
        expect(grade(sheet, plain({ ...atGates, [criterion]: has })).stars).toBeLessThanOrEqual(
          before.stars,
        )
    }),
    { numRuns: 500 },
  )
})

/** Raises marks one after the other until the total reaches the floor. */
const topUp = (sheet: GradableSheet, choices: Choices, floor: number): Choices => {
  let card = choices
  for (const criterion of criteriaOf(sheet)) {
    if (totalOf(sheet, card) >= floor) return card
    card = { ...card, [criterion.code]: pointsOffered(criterion).at(-1) ?? 0 }
  }
  return card
}
