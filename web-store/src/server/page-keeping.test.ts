import { brotliDecompressSync } from 'node:zlib'
import { request, type IncomingHttpHeaders } from 'node:http'
import compression from 'compression'
import express from 'express'
import { beforeEach, afterEach, expect, test } from 'vitest'
import { testServer, type TestServer } from '@ocop/http/test-server'
import type { PageContext } from '../lib/page-context.ts'
import { keepRendered, sendKept } from './page-keeping.ts'
import { pageStore, type PageStore } from './page-store.ts'

let web: TestServer
let store: PageStore
let known: boolean
let rendered: number
let during: () => void
const long = 'một xã một sản phẩm '.repeat(200)

beforeEach(async () => {
  store = pageStore()
  known = true
  rendered = 0
  during = () => undefined
  const keeping = { store, changes: { areKnown: () => known } }
  const app = express()
    .use(sendKept(keeping), compression())
    .use((req, res) => {
      const context = { madeFrom: new Set<string>() } as PageContext
      keepRendered(keeping, { req, res, context })
      rendered += 1
      if (!req.path.startsWith('/private')) context.madeFrom.add('product:1')
      res.set({
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': "default-src 'self'",
      })
      res.status(req.path === '/gone' ? 404 : 200).write(long)
      during()
      res.end(`<p>${rendered}</p>`)
    })
  web = await testServer(app)
})
afterEach(() => web.close())

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${web.url}${path}`, { headers })
  return { response, text: await response.text(), kept: response.headers.get('x-page') === 'kept' }
}
/** Pages are kept just after they were sent. */
const keptSoon = async (path: string) => {
  await expect.poll(() => store.find(path)).toBeDefined()
}

test('a public page is rendered once and then sent as it was, with its policy, until its part changes', async () => {
  const first = await get('/a')
  await keptSoon('/a')
  const second = await get('/a')
  expect([first.kept, second.kept]).toEqual([false, true])
  expect(second.text).toBe(first.text)
  expect(second.response.headers.get('content-security-policy')).toBe("default-src 'self'")
  store.drop(['product:1'])
  expect((await get('/a')).text).toContain('<p>2</p>')
})

/** As a browser sends it: `fetch` would ask past every copy as soon as it names one. */
const raw = (path: string, headers: Record<string, string>) =>
  new Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: Buffer }>(
    (resolve) => {
      request(`${web.url}${path}`, { headers }, (res) => {
        const chunks: Buffer[] = []
        res.on('data', (chunk: Buffer) => chunks.push(chunk))
        res.on('end', () =>
          resolve({ status: res.statusCode, headers: res.headers, body: Buffer.concat(chunks) }),
        )
      }).end()
    },
  )

test('a kept page comes compressed as the browser takes it, and not at all when the browser has it', async () => {
  await get('/a')
  await keptSoon('/a')
  const { headers, body } = await raw('/a', { 'accept-encoding': 'br' })
  expect(headers['content-encoding']).toBe('br')
  expect(brotliDecompressSync(body).toString()).toContain('<p>1</p>')
  const again = await raw('/a', { 'if-none-match': headers.etag ?? '' })
  expect([again.status, again.body.byteLength]).toEqual([304, 0])
})

test('a person’s page, a refusal, and a page that says nothing of what it is made from are kept for nobody', async () => {
  await get('/a', { cookie: 'ocop-session=x' })
  await get('/gone')
  await get('/private')
  await new Promise((resolve) => setImmediate(resolve))
  for (const path of ['/a', '/gone', '/private']) expect(store.find(path)).toBeUndefined()
})

test('a page changed while it was rendered is not kept', async () => {
  during = () => store.drop(['product:2'])
  await get('/a')
  during = () => undefined
  expect((await get('/a')).text).toContain('<p>2</p>')
})

test('while nobody can say what changed nothing kept is shown', async () => {
  await get('/a')
  await keptSoon('/a')
  known = false
  expect((await get('/a')).kept).toBe(false)
})
