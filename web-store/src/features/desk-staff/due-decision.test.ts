import { describe, expect, it } from 'vitest'
import { dueDecision } from './due-decision.ts'

const plan = (level: 'province' | 'ministry', awards: number[], forward: boolean) => ({
  level,
  titleVi: '',
  article: '',
  steps: [],
  awards,
  ...(forward
    ? { forwardFrom: { points: { value: 90, article: '' }, to: 'ministry' as const } }
    : {}),
})
const regime = { levels: [plan('province', [3, 4], true), plan('ministry', [5, 4, 3], false)] }

const standing = { attempt: 1, step: null, kind: 'first' as const, held: null }

const after = (
  sum: number,
  count: number,
  stars: number,
  level: 'province' | 'ministry' = 'province',
) =>
  dueDecision(
    {
      ...standing,
      level,
      results: [
        {
          level,
          attempt: 1,
          sum,
          count,
          mean: sum / count,
          stars,
          grade: {},
          minutes: '',
          manner: 'meeting',
          concludedAt: '',
        },
      ],
    },
    regime,
  )

describe('the decision a result calls for', () => {
  it('forwards exactly 90 and keeps what is a hair below', () => {
    expect(after(270, 3, 5)?.kind).toBe('forward')
    expect(after(269, 3, 4)).toMatchObject({ kind: 'recognise', stars: 4 })
  })

  it('forwards from 90 on even where a gate keeps the stars down', () => {
    expect(after(182, 2, 4)?.kind).toBe('forward')
  })

  it('never forwards what a knock-out left without stars', () => {
    expect(after(182, 2, 0)).toMatchObject({ kind: 'not-recognise', stars: null })
  })

  it('recognises nothing below three stars', () => {
    expect(after(98, 2, 2)?.kind).toBe('not-recognise')
  })

  it('recognises five stars only where they are awarded', () => {
    expect(after(182, 2, 5, 'ministry')).toMatchObject({ kind: 'recognise', stars: 5 })
  })

  it('waits for a result of the present attempt', () => {
    expect(
      dueDecision({ ...standing, level: 'province', attempt: 2, results: [] }, regime),
    ).toBeUndefined()
  })
})
