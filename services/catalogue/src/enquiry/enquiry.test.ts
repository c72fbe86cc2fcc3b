import { expect, test } from 'vitest'
import { actsNow, deadlines, requireTurn } from './enquiry.ts'

test('the answer is due by the end of the third working day, the fifth for wholesale', () => {
  // A Monday morning; the day after is a holiday.
  const received = '2026-11-23T03:00:00.000Z'
  expect(deadlines('retail', received).dueAt).toBe('2026-11-27T16:59:59.999Z')
  expect(deadlines('wholesale', received).dueAt).toBe('2026-12-01T16:59:59.999Z')
  expect(deadlines('retail', received).lapsesAt).toBe('2026-12-11T16:59:59.999Z')
})

test('what was asked on a Friday evening is not due before the middle of the next week', () => {
  expect(deadlines('retail', '2026-11-27T15:00:00.000Z').dueAt).toBe('2026-12-02T16:59:59.999Z')
})

test('an enquiry is answered once and concluded once', () => {
  expect(actsNow('open')).toEqual(['answer'])
  expect(actsNow('answered')).toEqual(['conclude'])
  for (const ended of ['agreed', 'declined', 'no-answer'] as const) {
    expect(actsNow(ended)).toEqual([])
    expect(() => requireTurn('answer', ended)).toThrow(
      expect.objectContaining({ code: 'act-not-now' }),
    )
  }
})
