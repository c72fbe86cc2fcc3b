import { expect, test } from 'vitest'
import { gradeCouncil, meanChoices } from '../../contract/grade.ts'
import { sheetOf } from './score-sheets.ts'
import { bestCard } from './sheet-cards.ts'

test('where a statute has gates met by the mean of each criterion, one member a step lower breaks one', () => {
  const sheet = sheetOf('26-2026', 1)
  const choices = bestCard(sheet)
  const mean = { sum: 640, count: 7 }
  const starsWith = (last: number) =>
    gradeCouncil(sheet, mean, {
      choices,
      knockouts: [],
      gates: meanChoices([choices, choices, { ...choices, '4.1': last }]),
    }).stars
  expect([starsWith(5), starsWith(3)]).toEqual([5, 4])
})
