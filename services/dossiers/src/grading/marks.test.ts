import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grade } from '../../contract/grade.ts'
import { criteriaOf, type GradableSheet } from '../../contract/criteria.ts'
import { marksToChoices, type Mark } from '../../contract/marks.ts'
import { sheetOf } from './score-sheets.ts'
import { aSheet } from './sheet-cards.ts'

/** Every criterion marked with its first option, of its first case where there are cases. */
const firstOptions = (sheet: GradableSheet): readonly Mark[] =>
  criteriaOf(sheet).map(({ code, cases }) =>
    cases?.[0]
      ? { criterion: code, option: 0, case: cases[0].code }
      : { criterion: code, option: 0 },
  )
const refusedWith = (...faults: readonly { pointer: string; code: string }[]) =>
  expect.objectContaining({
    kind: 'invalid',
    code: 'scorecard-invalid',
    errors: faults.map((fault) => expect.objectContaining(fault)),
  })

test('options become their points, and none of these 0', () => {
  const sheet = sheetOf('26-2026', 1)
  const marks = firstOptions(sheet).map((mark) =>
    mark.criterion === '9'
      ? { ...mark, option: 2 }
      : mark.criterion === '10'
        ? { ...mark, option: null }
        : mark,
  )
  const choices = marksToChoices(sheet, marks)
  expect([choices['9'], choices['10'], choices['2.2']]).toEqual([5, 0, 0])
})

test('the two options of equal points on the sheet of flowers both count', () => {
  const sheet = sheetOf('26-2026', 23)
  const points = [0, 1, 2].map((option) => {
    const marks = firstOptions(sheet).map((mark) =>
      mark.criterion === '6.2' ? { ...mark, option } : mark,
    )
    return marksToChoices(sheet, marks)['6.2']
  })
  expect(points).toEqual([1, 1, 3])
})

test('a full card of any sheet can be graded and is complete', () => {
  fc.assert(
    fc.property(aSheet, (sheet) => {
      const choices = marksToChoices(sheet, firstOptions(sheet))
      expect(grade(sheet, { choices, knockouts: [] }).complete).toBe(true)
    }),
  )
})

test('every fault of a scorecard is named at once', () => {
  const sheet = sheetOf('26-2026', 1)
  const marks: readonly Mark[] = [
    { criterion: '1.1', option: 3 },
    { criterion: '1.2', option: 0, case: 'community' },
    { criterion: '77', option: 0 },
    ...firstOptions(sheet).slice(2, -1),
    { criterion: '1.3', option: -1 },
  ]
  const last = marks.length - 1
  expect(() => marksToChoices(sheet, marks)).toThrow(
    refusedWith(
      { pointer: '/marks/0/option', code: 'option-unknown' },
      { pointer: '/marks/1/case', code: 'case-unknown' },
      { pointer: '/marks/2/criterion', code: 'criterion-unknown' },
      { pointer: `/marks/${last}/option`, code: 'option-unknown' },
      { pointer: `/marks/${last}/criterion`, code: 'criterion-repeated' },
      { pointer: '/marks', code: 'criterion-missing' },
    ),
  )
})

test('where the tourism sheet offers cases, one must be named', () => {
  const sheet = sheetOf('26-2026', 26)
  const marks = firstOptions(sheet)
  const index = marks.findIndex(({ criterion }) => criterion === '9')
  const with9 = (mark: Mark) => marks.map((each) => (each.criterion === '9' ? mark : each))
  expect(() => marksToChoices(sheet, with9({ criterion: '9', option: 1 }))).toThrow(
    refusedWith({ pointer: `/marks/${index}/case`, code: 'case-missing' }),
  )
  expect(() => marksToChoices(sheet, with9({ criterion: '9', option: 1, case: 'site' }))).toThrow(
    refusedWith({ pointer: `/marks/${index}/case`, code: 'case-unknown' }),
  )
  expect(
    marksToChoices(sheet, with9({ criterion: '9', option: 1, case: 'organisation' }))['9'],
  ).toBe(2)
  expect(marksToChoices(sheet, with9({ criterion: '9', option: null }))['9']).toBe(0)
})
