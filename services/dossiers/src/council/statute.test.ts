import { expect, test } from 'vitest'
import { Problem } from '@ocop/kernel/problem'
import type { CouncilStatute } from '../../contract/council.ts'
import { regime } from '../regime/regimes.ts'
import { refuseUnworkable, statuteOf } from './statute.ts'

const { statute } = regime('26-2026')
const article = 'Quy chế 12/QC-HĐ'

test('a council without rules of its own works by the law’s defaults', () => {
  expect(statuteOf(statute, null)).toEqual(statute)
})

test('a council’s own rules stand in the place of the defaults, each alone', () => {
  const own: CouncilStatute = { article, extraRounds: { value: true, article } }
  expect(statuteOf(statute, own)).toEqual({ ...statute, extraRounds: { value: true, article } })
})

test('the law leaves extra rounds to a council’s statute, and a pack is out a working day before', () => {
  expect(statute.extraRounds.value).toBe(false)
  expect(statute.packWorkingDays.value).toBe(1)
})

test('rules nobody can work by are refused, every one of them', () => {
  const unworkable: CouncilStatute = {
    article,
    quorum: { numerator: 1, denominator: 2, article },
    gapMax: { value: 0, article },
    packWorkingDays: { value: 0, article },
    writtenOpinionDays: { value: 2.5, article },
    remindAt: [0.75, 0.5],
    ladder: [
      { afterWorkingDays: 3, role: 'decision-maker', at: 'same-unit' },
      { afterWorkingDays: 3, role: 'decision-maker', at: 'unit-above' },
    ],
  }
  let refused: unknown
  try {
    refuseUnworkable(unworkable)
  } catch (error) {
    refused = error
  }
  expect(refused).toBeInstanceOf(Problem)
  expect(refused).toMatchObject({
    code: 'statute-unworkable',
    errors: ['quorum', 'gapMax', 'packWorkingDays', 'writtenOpinionDays', 'remindAt', 'ladder'].map(
      (name) => ({ pointer: `/statute/${name}` }),
    ),
  })
})

test('three quarters, two thirds and all of them are quorums', () => {
  for (const [numerator, denominator] of [
    [3, 4],
    [2, 3],
    [1, 1],
  ] as const)
    expect(() =>
      refuseUnworkable({ article, quorum: { numerator, denominator, article } }),
    ).not.toThrow()
})
