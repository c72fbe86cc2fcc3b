import express from 'express'
import { afterEach, expect, test } from 'vitest'
import { testServer, type TestServer } from '@ocop/http/test-server'
import type { Changes } from '@ocop/kernel/changes'
import { programmeTag } from '@ocop/programme/contract/changes'
import { followChanges, type FollowedChanges } from './followed-changes.ts'
import { etagOf, pageStore, type PageStore } from './page-store.ts'

type Tell = () => Changes | undefined

let catalogue: TestServer
let programme: TestServer
let following: FollowedChanges
/** What the catalogue was asked after. */
const asked: (string | undefined)[] = []
afterEach(async () => {
  await following.stop()
  await Promise.all([catalogue.close(), programme.close()])
})

/** A service that answers as `tell` has it; undefined is an outage. */
const teller = (tell: Tell, hear: (after: string | undefined) => void): Promise<TestServer> =>
  testServer(
    express().get('/changes', (req, res) => {
      hear(typeof req.query['after'] === 'string' ? req.query['after'] : undefined)
      const told = tell()
      if (told) res.json(told)
      else res.status(503).json({})
    }),
  )

const quiet: Tell = () => ({ tags: [], next: 0, missed: false })
const follow = async (store: PageStore, tell: Tell, tellFairs: Tell = quiet): Promise<void> => {
  asked.length = 0
  catalogue = await teller(tell, (after) => asked.push(after))
  programme = await teller(tellFairs, () => undefined)
  following = followChanges({ catalogue: catalogue.url, programme: programme.url }, store)
}

const ofProducts = ['products']
const ofFairs = ['products', programmeTag.tradeEvents]
const isKnown = (tags: readonly string[]) =>
  expect.poll(() => following.areKnown(tags), { timeout: 8_000 })

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
  await isKnown(ofFairs).toBe(true)
  keep(store, '/a', 'product:1')
  up = false
  await isKnown(ofProducts).toBe(false)
  up = true
  await isKnown(ofProducts).toBe(true)
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

test('a fair that changed drops the pages that tell of fairs, and no other', async () => {
  const store = pageStore()
  let news: Changes = { tags: [], next: 7, missed: false }
  await follow(store, quiet, () => news)
  await isKnown(ofFairs).toBe(true)
  keep(store, '/hoi-cho', programmeTag.tradeEvents)
  keep(store, '/san-pham', 'products')
  news = { tags: [programmeTag.tradeEvents], next: 8, missed: false }
  await expect.poll(() => store.find('/hoi-cho'), { timeout: 5_000 }).toBeUndefined()
  expect(store.find('/san-pham')).toBeDefined()
})

test('while the programme service is down pages of fairs are not shown as kept, all others are', async () => {
  let up = true
  await follow(pageStore(), quiet, () => (up ? { tags: [], next: 0, missed: false } : undefined))
  await isKnown(ofFairs).toBe(true)
  up = false
  await isKnown(ofFairs).toBe(false)
  expect(following.areKnown(ofProducts)).toBe(true)
})
