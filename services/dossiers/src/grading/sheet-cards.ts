import fc from 'fast-check'
import type { Choices } from '../../contract/grade.ts'
import { criteriaOf, optionListsOf, type GradableSheet } from '../../contract/criteria.ts'
import type { Criterion } from '../../contract/score-sheet.ts'
import { sheetOf, sheetSet, sheetSetIds } from './score-sheets.ts'

// Cards for the tests of grading: every sheet of both sets, and cards drawn from what a sheet offers.

export const everySheet: readonly (readonly [string, GradableSheet])[] = sheetSetIds.flatMap((id) =>
  sheetSet(id).sheets.map(({ no }) => [`${id} · ${no}`, sheetOf(id, no)] as const),
)

/** Points the options of a criterion offer, lowest first, 0 ("none of these") included. */
export const pointsOffered = (criterion: Criterion): readonly number[] =>
  [
    ...new Set([
      0,
      ...optionListsOf(criterion).flatMap((list) => list.map(({ points }) => points)),
    ]),
  ].toSorted((a, b) => a - b)

export const cardOf = (sheet: GradableSheet, pick: (criterion: Criterion) => number): Choices =>
  Object.fromEntries(criteriaOf(sheet).map((criterion) => [criterion.code, pick(criterion)]))

export const bestCard = (sheet: GradableSheet): Choices =>
  cardOf(sheet, (each) => pointsOffered(each).at(-1) ?? 0)
export const emptiestCard = (sheet: GradableSheet): Choices => cardOf(sheet, () => 0)

export const aSheet = fc.constantFrom(...everySheet.map(([, sheet]) => sheet))

/** Mostly the best mark, so that all bands are met: marks drawn evenly would almost never reach four stars. */
const aMark = (criterion: Criterion) => {
  const points = pointsOffered(criterion)
  const best = fc.constant(points.at(-1) ?? 0)
  return fc.oneof(
    { weight: 4, arbitrary: best },
    { weight: 1, arbitrary: fc.constantFrom(...points) },
  )
}

/** A sheet with a complete card on it. */
export const aCard = aSheet.chain((sheet) =>
  fc.tuple(...criteriaOf(sheet).map(aMark)).map((points) => ({
    sheet,
    choices: Object.fromEntries(
      criteriaOf(sheet).map(({ code }, index) => [code, points[index] ?? 0]),
    ),
  })),
)
