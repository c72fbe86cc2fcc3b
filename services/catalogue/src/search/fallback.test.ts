import { expect, test } from 'vitest'
import { readClocks } from '../clock/clock.ts'
import { restMs, withFallback } from './fallback.ts'
import { textOf } from './query-text.ts'
import type { SearchEngine, Suggestion } from './search.ts'

const suggestion: Suggestion = {
  text: textOf(['chè']),
  matching: 'all',
  realms: ['live'],
  clocks: readClocks('2026-11-23T03:00:00.000Z', []),
  limit: 8,
}

const engine = (name: SearchEngine['name'], suggest: SearchEngine['suggest']): SearchEngine => ({
  name,
  suggest,
  find: () => Promise.reject(new Error('not asked here')),
})

const scene = () => {
  const state = { isDown: false, isComplete: true, elapsed: 0, asked: 0, reported: 0 }
  const ask = withFallback({
    preferred: engine('meilisearch', () => {
      state.asked += 1
      return state.isDown ? Promise.reject(new Error('down')) : Promise.resolve(['m'])
    }),
    fallback: engine('postgresql', () => Promise.resolve(['p'])),
    isComplete: () => state.isComplete,
    elapsed: () => state.elapsed,
    report: () => void (state.reported += 1),
  })
  return {
    state,
    suggest: () => ask(async (engine) => ({ ids: await engine.suggest(suggestion) })),
  }
}

test('a failure in the middle of a request is answered by the other engine, which says so', async () => {
  const { state, suggest } = scene()
  expect(await suggest()).toEqual({ ids: ['m'], engine: 'meilisearch' })
  state.isDown = true
  expect(await suggest()).toEqual({ ids: ['p'], engine: 'postgresql' })
  expect(state.reported).toBe(1)
})

test('after a failure the engine rests, then comes back by itself', async () => {
  const { state, suggest } = scene()
  state.isDown = true
  await suggest()
  state.isDown = false
  state.elapsed = restMs - 1
  expect(await suggest()).toMatchObject({ engine: 'postgresql' })
  expect(state.asked).toBe(1)
  state.elapsed = restMs
  expect(await suggest()).toMatchObject({ engine: 'meilisearch' })
})

test('an index that is not filled yet is not asked', async () => {
  const { state, suggest } = scene()
  state.isComplete = false
  expect(await suggest()).toMatchObject({ engine: 'postgresql' })
  expect(state.asked).toBe(0)
})
