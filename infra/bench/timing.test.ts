import { expect, test } from 'vitest'
import { figuresOf, underLoad } from './timing.ts'

test('a percentile is a time that was measured, not one between two', () => {
  const times = Array.from({ length: 100 }, (_, index) => index + 1)
  expect(figuresOf(times, 1_000)).toMatchObject({
    p50: 50,
    p95: 95,
    p99: 99,
    max: 100,
    perSecond: 100,
  })
})

test('so many calls are made, never more at a time than there are clients', async () => {
  let now = 0
  let most = 0
  const seen = new Set<number>()
  const { count } = await underLoad({ clients: 3, calls: 20 }, async (index) => {
    now += 1
    most = Math.max(most, now)
    seen.add(index)
    await Promise.resolve()
    now -= 1
  })
  expect([count, seen.size, most]).toEqual([20, 20, 3])
})
