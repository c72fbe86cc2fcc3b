import { expect, test } from 'vitest'
import { etagOf, pageStore, type KeptPage } from './page-store.ts'

const page = (text: string): KeptPage => {
  const identity = Buffer.from(text)
  return { headers: {}, etag: etagOf(identity), bodies: { identity, gzip: identity, br: identity } }
}
const made = (tags: readonly string[], generation: number) => ({ tags, generation, ttlMs: 60_000 })

test('a page goes when one thing it was made from changes, and only then', () => {
  const store = pageStore()
  store.keep('/a', page('a'), made(['product:1', 'clock'], store.generation()))
  store.keep('/b', page('b'), made(['product:2', 'clock'], store.generation()))
  store.drop(['product:1'])
  expect(store.find('/a')).toBeUndefined()
  expect(store.find('/b')?.page.bodies.identity.toString()).toBe('b')
  store.drop(['clock'])
  expect(store.find('/b')).toBeUndefined()
})

test('a page rendered while something changed is not kept: it may show what was before', () => {
  const store = pageStore()
  const began = store.generation()
  store.drop(['product:1'])
  store.keep('/a', page('old'), made(['product:1'], began))
  expect(store.find('/a')).toBeUndefined()
})

test('a page without time left is not kept', () => {
  const store = pageStore()
  store.keep('/a', page('a'), { ...made([], store.generation()), ttlMs: 0 })
  expect(store.find('/a')).toBeUndefined()
})
