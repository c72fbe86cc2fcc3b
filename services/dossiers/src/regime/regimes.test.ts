import { describe, expect, test } from 'vitest'
import { levelsFor, type Application } from '../../contract/plan.ts'
import type { DossierKind } from '../../contract/regime.ts'
import { SheetSet } from '../../contract/score-sheet.ts'
import { sheetSet, sheetSetIds } from '../grading/score-sheets.ts'
import { finishDayOf, papersFor, regime, regimeFor, regimes } from './regimes.ts'

const kinds: readonly DossierKind[] = ['first', 'upgrade', 're-evaluation']
const applications: readonly Application[] = kinds.flatMap((kind) =>
  (kind === 'first' ? [null] : [3, 4, 5]).map((heldStars) => ({ kind, heldStars })),
)

test.each([
  ['2023-02-24', '148-2023'],
  ['2025-07-05', '148-2023'],
  ['2025-07-06', '1489-2025'],
  ['2026-05-21', '1489-2025'],
  ['2026-05-22', '26-2026'],
  ['2027-12-31', '26-2026'],
])('a dossier lodged on %s follows %s, whatever its kind', (day, id) => {
  for (const kind of kinds) expect(regimeFor(kind, day).id).toBe(id)
})

test('a dossier lodged before the first regime is refused', () => {
  expect(() => regimeFor('first', '2023-02-23')).toThrow(
    expect.objectContaining({ code: 'regime-none' }),
  )
})

test('an unknown regime is missing', () => {
  expect(() => regime('1048-2019')).toThrow(
    expect.objectContaining({ kind: 'missing', code: 'regime-unknown' }),
  )
})

test('1489 finishes re-evaluations 30 and the others 60 days after the new law came', () => {
  const days = kinds.map((kind) => finishDayOf(regime('1489-2025'), kind))
  const after = (count: number) =>
    Temporal.PlainDate.from('2026-05-22').add({ days: count }).toString()
  expect(days).toEqual([after(60), after(60), after(30)])
  expect(finishDayOf(regime('26-2026'), 'first')).toBeUndefined()
})

test('the commune has 15 working days from receipt over both its steps, by law only since 26/2026', () => {
  const communeOf = (id: string) =>
    regime(id)
      .levels.find(({ level }) => level === 'commune')
      ?.steps.slice(0, 2) ?? []
  for (const { allowance, supplementPauses } of communeOf('26-2026')) {
    expect(allowance).toEqual({
      days: 15,
      kind: 'working',
      from: 'receipt',
      source: 'law',
      article: 'QĐ 26/2026/QĐ-TTg, Điều 7 khoản 2',
    })
    expect(supplementPauses?.value).toBe(false)
  }
  expect(communeOf('1489-2025').map(({ allowance }) => allowance.source)).toEqual([
    'statute',
    'statute',
  ])
})

test('the levels, what they award and from where they forward are those of the three laws', () => {
  const shape = regimes.map(({ levels }) =>
    levels.map(({ level, awards, forwardFrom }) => [
      level,
      awards.join(),
      forwardFrom?.points.value ?? null,
    ]),
  )
  const twoTier = [
    ['commune', '', null],
    ['province', '3,4', 90],
    ['ministry', '5', null],
  ]
  const threeTier = [
    ['commune', '', null],
    ['district', '3', 70],
    ['province', '4', 90],
    ['ministry', '5', null],
  ]
  expect(shape).toEqual([threeTier, twoTier, twoTier])
})

test('before every council scores, the dossier waits for its round; only the law in force dates the rounds', () => {
  const waits = regimes.map((each) =>
    levelsFor(each, { kind: 'first', heldStars: null }).flatMap(({ steps }) => {
      const names = steps.map(({ step }) => step)
      const allowance = steps[names.indexOf('council-scoring') - 1]?.allowance
      return names.includes('council-scoring')
        ? [[names[names.indexOf('council-scoring') - 1], allowance?.from]]
        : []
    }),
  )
  const byStatute = ['council-round', 'opening']
  const byLaw = ['council-round', 'round']
  expect(waits).toEqual([
    [byStatute, byStatute, byStatute],
    [byStatute, byStatute],
    [byLaw, byLaw],
  ])
})

test('papers are kinds the sheets know, and only goods and drinks with a declaration criterion need a declaration', () => {
  const known = new Set(sheetSet('26-2026').evidenceKinds?.map(({ code }) => code))
  for (const each of regimes)
    for (const paper of each.mandatoryPapers) expect(known).toContain(paper.kind)
  const kindsFor = (no: number) => papersFor(regime('26-2026'), no).map(({ kind }) => kind)
  expect(kindsFor(22)).toEqual(['business-registration', 'quality-declaration'])
  expect(kindsFor(23)).toEqual(['business-registration'])
  expect(kindsFor(26)).toEqual(['business-registration'])
})

describe.each(regimes.map((each) => [each.id, each] as const))(
  '%s',
  (_id, { levels, sheets, statute, ...rest }) => {
    test('every act leads to a step of its level, and every level can be left, whatever is applied for', () => {
      for (const { level, steps } of applications.flatMap((each) => levelsFor({ levels }, each))) {
        const names = steps.map(({ step }) => step)
        const ends = steps.flatMap(({ acts }) => acts.map(({ then }) => then))
        for (const then of ends)
          if (typeof then === 'object' && 'step' in then) expect(names, level).toContain(then.step)
        expect(
          ends.some(
            (then) => typeof then === 'object' && 'outcome' in then && then.outcome !== 'withdrawn',
          ),
        ).toBe(true)
        expect(new Set(names).size).toBe(names.length)
      }
    })

    test('no step offers the same act twice, and the producer can withdraw at every one', () => {
      for (const step of levels.flatMap((level) => level.steps)) {
        const acts = step.acts.map(({ act }) => act)
        expect(new Set(acts).size, step.step).toBe(acts.length)
        expect(acts).toContain('withdraw')
      }
    })

    test('posts act at their own level only', () => {
      for (const { level, steps } of levels)
        for (const { at } of steps.flatMap(({ holder, acts }) => [
          holder,
          ...acts.flatMap(({ by }) => by),
        ]))
          expect([level, 'producer']).toContain(at)
    })

    test('its sheet set is carried', () => {
      expect(sheetSetIds).toContain(sheets)
      expect(() => SheetSet.parse(sheetSet(sheets))).not.toThrow()
    })

    test('a level is forwarded to one above it', () => {
      const order = levels.map(({ level }) => level)
      for (const { level, forwardFrom } of levels)
        if (forwardFrom) expect(order.indexOf(forwardFrom.to)).toBeGreaterThan(order.indexOf(level))
    })

    test('every number names where it stands', () => {
      const articles = JSON.stringify({ levels, statute, rest }).match(/"article":"([^"]*)"/g) ?? []
      expect(articles.length).toBeGreaterThan(20)
      for (const article of articles) expect(article).toMatch(/"(QĐ \d+|quy chế mẫu)/)
    })
  },
)
