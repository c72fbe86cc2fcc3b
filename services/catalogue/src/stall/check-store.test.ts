import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Kysely } from 'kysely'
import { testServer, type TestServer } from '@ocop/http/test-server'
import { changesAfter } from '@ocop/postgres/changes'
import { testDatabase } from '@ocop/postgres/test-database'
import { changeTag } from '../../contract/changes.ts'
import { aCertifiedProduct } from '../certified-product/sample.ts'
import { keepProduct } from '../certified-product/store.ts'
import { aListing } from '../listing/sample.ts'
import type { CatalogueTables } from '../tables.ts'
import { checkStalls } from './check.ts'
import { lookAtLink } from './gateway.ts'
import { deadAmong, keepLook } from './store.ts'

let db: Kysely<CatalogueTables>
let drop: () => Promise<void>
let market: TestServer
let asked: string[] = []
beforeAll(async () => {
  const folder = new URL('../../migrations', import.meta.url).pathname
  ;({ db, drop } = await testDatabase<CatalogueTables>('catalogue', folder))
  market = await testServer((req, res) => {
    asked.push(`${req.method} ${req.url}`)
    const status = { '/gone': 404, '/moved': 302, '/closed-to-robots': 403 }[req.url ?? ''] ?? 200
    res.writeHead(status, status === 302 ? { location: `${market.url}/gone` } : {}).end()
  })
})
afterAll(async () => {
  await market.close()
  await drop()
})

const day = (day: number): string => `2026-11-${String(day).padStart(2, '0')}T03:00:00.000Z`
const publish = async (stalls: readonly string[]): Promise<string> => {
  const product = aCertifiedProduct()
  await db.transaction().execute((trx) => keepProduct(trx, product))
  const content = JSON.stringify(aListing({ stalls: [...stalls] }))
  const at = day(1)
  await db
    .insertInto('listing')
    .values({
      ...{ productId: product.productId, version: 1, state: 'approved', content },
      ...{ published: content, publishedAt: at, changedAt: at },
    })
    .execute()
  return product.productId
}

test('a look tells what is there from what is gone, follows no redirect, and blames nobody for weather', async () => {
  const look = lookAtLink(2_000)
  expect(await look(`${market.url}/here`)).toBe('alive')
  expect(await look(`${market.url}/moved`)).toBe('alive')
  expect(await look(`${market.url}/gone`)).toBe('dead')
  expect(await look(`${market.url}/closed-to-robots`)).toBe('unclear')
  expect(asked).not.toContain('GET /here')
  const nobody: Server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => nobody.close(resolve))
  expect(await look('http://127.0.0.1:9/')).toBe('unclear')
})

test('a published link is looked at once a week and counts as dead after two failures in a row', async () => {
  const links = [`${market.url}/gone`, `${market.url}/here`]
  await publish(links)
  const check = (now: string) => checkStalls({ db, look: lookAtLink(2_000), now: () => now })
  expect(await check(day(2))).toBe(2)
  expect(await deadAmong(db, links)).toEqual(new Set())
  expect(await check(day(3))).toBe(0)
  expect(await check(day(10))).toBe(2)
  expect(await deadAmong(db, links)).toEqual(new Set([links[0]]))
})

test('a link that dies, or comes back, is told to whoever keeps its products’ pages, and nothing else is', async () => {
  const url = 'https://shopee.vn/gian-hang'
  const product = changeTag.product(await publish([url]))
  await publish(['https://shopee.vn/gian-khac'])
  let { next } = await changesAfter(db, undefined)
  const told = async (word: 'alive' | 'dead' | 'unclear') => {
    await keepLook(db, { url, word, at: day(20) })
    const { tags, ...heard } = await changesAfter(db, next)
    next = heard.next
    return tags
  }
  expect(await told('dead')).toEqual([])
  expect(await told('dead')).toEqual([product])
  expect(await told('dead')).toEqual([])
  expect(await told('unclear')).toEqual([])
  expect(await told('alive')).toEqual([product])
  expect(await told('alive')).toEqual([])
})
