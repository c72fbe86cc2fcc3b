import { readFileSync } from 'node:fs'
import { criteriaOf } from '@ocop/dossiers/contract/criteria'
import { grade } from '@ocop/dossiers/contract/grade'
import { SheetSet } from '@ocop/dossiers/contract/score-sheet'
import { describe, expect, it } from 'vitest'
import {
  choicesOf,
  markName,
  readMark,
  readMarks,
  slimSheet,
  unmarked,
  valuesOfChoices,
} from './marks-form.ts'

const file = new URL(
  '../../../../services/dossiers/data/score-sheets/26-2026.json',
  import.meta.url,
)
const set = SheetSet.parse(JSON.parse(readFileSync(file, 'utf8')))
const sheets = set.sheets.map((sheet) => ({ ...sheet, bands: set.bands }))

/** Every criterion's last option, of the last case where there are cases. */
const best = (sheet: (typeof sheets)[number]): Record<string, string> =>
  Object.fromEntries(
    criteriaOf(sheet).map((criterion) => {
      const last = criterion.cases?.at(-1)
      const index = (last?.options ?? criterion.options).length - 1
      return [markName(criterion.code), last ? `${last.code}:${index}` : String(index)]
    }),
  )

describe('a score sheet as a form', () => {
  it.each(sheets)(
    '$no: what is kept as points is shown as a card with the same points',
    (sheet) => {
      const choices = choicesOf(sheet, readMarks(sheet, best(sheet)))
      const again = choicesOf(sheet, readMarks(sheet, valuesOfChoices(sheet, choices)))
      expect(again).toEqual(choices)
      expect(unmarked(sheet, readMarks(sheet, best(sheet)))).toEqual([])
    },
  )

  it.each(sheets)('$no: the light sheet grades like the whole one', (sheet) => {
    for (const choices of [{}, choicesOf(sheet, readMarks(sheet, best(sheet)))]) {
      const knockouts = sheet.knockouts.slice(0, 1).map(({ code }) => code)
      for (const card of [
        { choices, knockouts: [] },
        { choices, knockouts },
      ])
        expect(grade(slimSheet(sheet), card)).toEqual(grade(sheet, card))
    }
  })

  it('takes "none of these" as a mark with no points, and silence as no mark', () => {
    const [sheet] = sheets
    const [first] = sheet ? criteriaOf(sheet) : []
    if (!first) throw new Error('The set is empty')
    expect(readMark(first, { [markName(first.code)]: 'none' })).toEqual({
      criterion: first.code,
      option: null,
    })
    expect(readMark(first, {})).toBeUndefined()
  })

  it.each(['99', '-1', '1.5', 'x', 'case:0', ''])('does not take %s for an option', (value) => {
    const [sheet] = sheets
    const [first] = sheet ? criteriaOf(sheet) : []
    if (!first) throw new Error('The set is empty')
    expect(readMark(first, { [markName(first.code)]: value })).toBeUndefined()
  })
})
