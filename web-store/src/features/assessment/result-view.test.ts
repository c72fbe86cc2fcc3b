import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { criteriaOf } from '@ocop/dossiers/contract/criteria'
import { grade } from '@ocop/dossiers/contract/grade'
import { SheetSet } from '@ocop/dossiers/contract/score-sheet'
import { messagesIn } from '../../i18n/messages.ts'
import { resultView } from './result-view.ts'
import {
  cardOf,
  knockoutName,
  leanSheet,
  markName,
  offeredOptions,
  tickedKnockouts,
} from './sheet-form.ts'

const file = new URL(
  '../../../../services/dossiers/data/score-sheets/26-2026.json',
  import.meta.url,
)
const set = SheetSet.parse(JSON.parse(readFileSync(file, 'utf8')))
const sheetNo = (no: number) => {
  const sheet = set.sheets.find((each) => each.no === no)
  if (!sheet) throw new Error(`no sheet ${no}`)
  return sheet
}
const words = messagesIn('vi').assessment.result

/** The form with the best option of every criterion ticked. */
const bestForm = (no: number): Record<string, string> =>
  Object.fromEntries(
    criteriaOf(sheetNo(no)).map((criterion) => {
      const points = offeredOptions(criterion).map((option) => option.points)
      return [markName(criterion.code), String(points.indexOf(Math.max(...points)))]
    }),
  )
const viewOf = (no: number, values: Record<string, string>) => {
  const sheet = leanSheet(sheetNo(no), set.bands)
  const card = cardOf(sheet, values)
  return resultView({ sheet, card, grade: grade(sheet, card) }, words, 'vi')
}

test.each(set.sheets.map(({ no }) => no))(
  'sheet %i filled with the best marks reaches five stars and lacks nothing',
  (no) => {
    const view = viewOf(no, bestForm(no))
    expect(view).toMatchObject({
      total: '100 trên 100 điểm',
      stars: 5,
      missing: [],
      note: words.top,
    })
  },
)

test.each(set.sheets.map(({ no }) => no))(
  'sheet %i without its texts grades as the whole one',
  (no) => {
    const whole = { ...sheetNo(no), bands: set.bands }
    const lean = leanSheet(sheetNo(no), set.bands)
    const values = Object.fromEntries(
      Object.entries(bestForm(no)).filter((_, index) => index % 3 > 0),
    )
    expect(grade(lean, cardOf(lean, values))).toEqual(grade(whole, cardOf(whole, values)))
  },
)

test('an empty form counts nothing as answered and says what the next star needs', () => {
  const view = viewOf(1, {})
  expect(view.answered).toMatch(/^Đã chấm 0 trên/)
  expect(view.missingTitle).toBe('Còn thiếu để đạt 2 sao')
  expect(view.missing).toEqual([{ text: 'Tổng điểm cần 30, hiện có 0.', criterion: undefined }])
})

test('points enough for five stars without one minimum show the lower rank and why', () => {
  const criterion = criteriaOf(sheetNo(1)).find((each) =>
    offeredOptions(each).some(({ minStar }) => minStar === 5),
  )
  const view = viewOf(1, { ...bestForm(1), [markName(criterion?.code ?? '')]: 'none' })
  expect(view.stars).toBeLessThan(5)
  expect(view.note).toBe(words.byPoints('5'))
  expect(view.missing.map((each) => each.criterion)).toContain(criterion?.code)
})

test('a ticked knock-out leaves no rank, named in words', () => {
  const [knockout] = tickedKnockouts(sheetNo(1))
  const view = viewOf(1, { ...bestForm(1), [knockoutName(knockout?.code ?? '')]: '1' })
  expect(view).toMatchObject({
    stars: 0,
    rank: words.noRank,
    rejected: [knockout?.vi],
    missingTitle: undefined,
  })
})

test('a value the sheet does not offer counts nothing', () => {
  const [criterion] = criteriaOf(sheetNo(1))
  const code = criterion?.code ?? ''
  expect(cardOf(sheetNo(1), { [markName(code)]: '99' }).choices).toEqual({ [code]: 0 })
})

test('points by part add up to the total', () => {
  const view = viewOf(26, bestForm(26))
  expect(view.parts.map(({ points, max }) => [points, max])).toEqual(
    view.parts.map(({ max }) => [max, max]),
  )
  expect(view.parts.reduce((sum, { points }) => sum + points, 0)).toBe(100)
})
