import express from 'express'
import { afterEach, expect, test } from 'vitest'
import type { Changes } from '@ocop/catalogue/contract/changes'
import { testServer, type TestServer } from '@ocop/http/test-server'
import { followChanges, type FollowedChanges } from './catalogue-changes.ts'
import { etagOf, pageStore, type PageStore } from './page-store.ts'

let catalogue: TestServer
let following: FollowedChanges
const asked: (string | undefined)[] = []
afterEach(async () => {
  await following.stop()
  await catalogue.close()
})

/** A catalogue that answers as `tell` has it; undefined is an outage. */
const follow = async (
  store: PageStore,
  tell: (after: string | undefined) => Changes | undefined,
): Promise<void> => {
  asked.length = 0
  catalogue = await testServer(
    express().get('/changes', (req, res) => {
      const after = typeof req.query['after'] === 'string' ? req.query['after'] : undefined
      asked.push(after)
      const told = tell(after)
      if (told) res.json(told)
      else res.status(503).json({})
    }),
  )
  following = followChanges(catalogue.url, store)
}

const keep = (store: PageStore, key: string, tag: string): void => {
  const identity = Buffer.from(key)
  const page = {
    headers: {},
    etag: etagOf(identity),
    bodies: { identity, gzip: identity, br: identity },
  }
  store.keep(key, page, { tags: [tag], generation: store.generation(), ttlMs: 60_000 })
}

test('what changed is dropped, what did not stays', async () => {
  const store = pageStore()
  let news: Changes = { tags: [], next: 7, missed: false }
  await follow(store, () => news)
  await expect.poll(() => asked.length).toBeGreaterThan(1)
  keep(store, '/a', 'product:1')
  keep(store, '/b', 'product:2')
  news = { tags: ['product:1'], next: 8, missed: false }
  await expect.poll(() => store.find('/a'), { timeout: 5_000 }).toBeUndefined()
  expect(store.find('/b')).toBeDefined()
  expect(asked.slice(0, 2)).toEqual([undefined, '7'])
})

test('after an outage it asks on from where it stood, and shows nothing kept meanwhile', async () => {
  const store = pageStore()
  let up = true
  await follow(store, () => (up ? { tags: [], next: 7, missed: false } : undefined))
  await expect.poll(() => following.areKnown()).toBe(true)
  keep(store, '/a', 'product:1')
  up = false
  await expect.poll(() => following.areKnown(), { timeout: 8_000 }).toBe(false)
  up = true
  await expect.poll(() => following.areKnown(), { timeout: 8_000 }).toBe(true)
  expect(asked.at(-1)).toBe('7')
  expect(store.find('/a')).toBeDefined()
})

test('when more was forgotten than can be told everything kept goes', async () => {
  const store = pageStore()
  let news: Changes = { tags: [], next: 7, missed: false }
  await follow(store, () => news)
  await expect.poll(() => asked.length).toBeGreaterThan(1)
  keep(store, '/a', 'product:1')
  news = { tags: [], next: 3, missed: true }
  await expect.poll(() => store.find('/a'), { timeout: 5_000 }).toBeUndefined()
})
