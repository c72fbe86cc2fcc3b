import { readFileSync } from 'node:fs'
import { criteriaOf } from '@ocop/dossiers/contract/criteria'
import { SheetSet } from '@ocop/dossiers/contract/score-sheet'
import { describe, expect, it } from 'vitest'
import { choicesOf, markName, readMarks } from '../../lib/desk/marks-form.ts'
import { agreedValues, differencesOf, valuesOfCard, type CountedCard } from './agreed-sheet.ts'

const file = new URL(
  '../../../../services/dossiers/data/score-sheets/26-2026.json',
  import.meta.url,
)
const set = SheetSet.parse(JSON.parse(readFileSync(file, 'utf8')))
const sheetNo = (no: number) => {
  const sheet = set.sheets.find((each) => each.no === no)
  if (!sheet) throw new Error(`No sheet ${no}`)
  return { ...sheet, bands: set.bands }
}

/** A card that takes the option at `place` everywhere, save where told otherwise. */
const card = (
  no: number,
  place: number | null,
  other: Record<string, number | null> = {},
): CountedCard => {
  const sheet = sheetNo(no)
  const marks = criteriaOf(sheet).map((criterion) => {
    const option = criterion.code in other ? (other[criterion.code] ?? null) : place
    const chosen = criterion.cases?.[0]
    return {
      criterion: criterion.code,
      option,
      ...(chosen && option !== null ? { case: chosen.code } : {}),
    }
  })
  return { marks, choices: choicesOf(sheet, marks), knockouts: [] }
}

describe('the agreed sheet as the discussion begins', () => {
  it('takes the option most members chose', () => {
    const values = agreedValues(sheetNo(1), [card(1, 0), card(1, 1), card(1, 1)])
    expect(values[markName('1.1')]).toBe('1')
  })

  it('takes the fewer points where as many chose either', () => {
    const values = agreedValues(sheetNo(1), [card(1, 1), card(1, 0)])
    expect(values[markName('1.1')]).toBe('0')
    const none = agreedValues(sheetNo(1), [card(1, 0), card(1, null)])
    expect(none[markName('1.1')]).toBe('none')
  })

  it('keeps the case an option belongs to', () => {
    const sheet = sheetNo(26)
    const values = agreedValues(sheet, [card(26, 0), card(26, 0)])
    const withCases = criteriaOf(sheet).filter(({ cases }) => cases)
    expect(withCases.length).toBeGreaterThan(0)
    for (const { code, cases } of withCases)
      expect(values[markName(code)]).toBe(`${cases?.[0]?.code}:0`)
    expect(readMarks(sheet, values)).toHaveLength(criteriaOf(sheet).length)
  })

  it('ticks a knock-out only when more than half did', () => {
    const [code = ''] = sheetNo(1).knockouts.map((each) => each.code)
    const ticked = { ...card(1, 0), knockouts: [code] }
    expect(agreedValues(sheetNo(1), [ticked, card(1, 0)])).not.toHaveProperty(`knockout-${code}`)
    expect(agreedValues(sheetNo(1), [ticked, ticked, card(1, 0)])).toHaveProperty(
      `knockout-${code}`,
    )
  })
})

describe('what members differ on', () => {
  it('lists only criteria with different points, widest apart first', () => {
    const found = differencesOf(sheetNo(1), [card(1, 0), card(1, 0, { '1.1': 2, '1.4': 1 })])
    expect(found.map(({ code }) => code)).toEqual(['1.1', '1.4'])
    expect(found[0]?.points).toEqual([1, 3])
  })

  it('gives a member the own first card for the second scoring', () => {
    const sheet = sheetNo(26)
    const first = card(26, 0)
    expect(choicesOf(sheet, readMarks(sheet, valuesOfCard(sheet, first)))).toEqual(first.choices)
  })
})
