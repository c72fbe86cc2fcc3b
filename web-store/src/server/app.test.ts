import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer, type TestServer } from '@ocop/http/test-server'
import { Problem } from '@ocop/kernel/problem'
import { createLogger } from '@ocop/runtime/logger'
import { webApp } from './app.ts'
import { WebConfig, peersOf } from './config.ts'
import { pageStore } from './page-store.ts'
import type { Pages } from './pages.ts'

let web: TestServer
const own = 'https://ocop.example'

/** Stands for the built pages: says what the server told about the request. */
const pages: Pages = async (req, res, _next, { context }) => {
  const { locale, mode, token, identityDown } = context
  res.setHeader('content-type', 'application/json')
  res.end(
    JSON.stringify({
      url: req.url,
      locale,
      mode,
      token,
      identityDown,
      forwarded: req.headers['x-forwarded-host'],
    }),
  )
}

beforeAll(async () => {
  const assets = mkdtempSync(join(tmpdir(), 'ocop-assets-'))
  mkdirSync(join(assets, '_astro'))
  writeFileSync(join(assets, '_astro', 'a.1234.css'), 'body{}')
  const logger = createLogger('app-test')
  logger.level = 'silent'
  const app = webApp({
    logger,
    mode: 'production',
    origins: [own],
    origin: own,
    fileStore: 'https://files.example',
    peers: peersOf(WebConfig.parse({})),
    personToken: async (req) => {
      if (req.headers.cookie?.includes('ocop-session=down'))
        throw new Problem('unavailable', 'identity-unavailable', 'down')
      return req.headers.cookie?.includes('ocop-session=known') ? 'a-token' : undefined
    },
    pages,
    keeping: { store: pageStore(), changes: { areKnown: () => true } },
    assets,
  })
  web = await testServer(app)
})
afterAll(() => web.close())

const ask = async (path: string, init?: RequestInit) => {
  const response = await fetch(`${web.url}${path}`, init)
  return { response, body: await response.json() }
}

test('an English page is the same page, told to speak English', async () => {
  expect((await ask('/en/san-pham?q=x')).body).toMatchObject({ url: '/san-pham?q=x', locale: 'en' })
  expect((await ask('/en')).body).toMatchObject({ url: '/', locale: 'en' })
  expect((await ask('/energy')).body).toMatchObject({ url: '/energy', locale: 'vi' })
})

test('a visitor’s page may be kept if asked about again; a person’s page is kept by nobody', async () => {
  const visitor = await ask('/')
  expect(visitor.response.headers.get('cache-control')).toBe('no-cache')
  expect(visitor.response.headers.getSetCookie()).toEqual([])
  const person = await ask('/', { headers: { cookie: 'ocop-session=known' } })
  expect(person.response.headers.get('cache-control')).toBe('private, no-store')
  expect(person.body.token).toBe('a-token')
})

test('public pages stay up while identity is down', async () => {
  const { response, body } = await ask('/', { headers: { cookie: 'ocop-session=down' } })
  expect(response.status).toBe(200)
  expect(body).toMatchObject({ identityDown: true })
  expect(body).not.toHaveProperty('token')
})

test('a form from another site is refused before any page sees it', async () => {
  const { response, body } = await ask('/dang-xuat', {
    method: 'POST',
    headers: { origin: 'https://evil.example' },
  })
  expect([response.status, body.code]).toEqual([403, 'origin-foreign'])
  const ours = await ask('/dang-xuat', { method: 'POST', headers: { origin: own } })
  expect(ours.response.status).toBe(200)
})

test('built assets are kept for ever, and the process tells that it lives', async () => {
  const asset = await fetch(`${web.url}/_astro/a.1234.css`)
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect((await ask('/livez')).body).toEqual({ state: 'live' })
  expect((await ask('/readyz')).body).toEqual({ state: 'ready' })
})

test('a proxy on this machine may say under which host people came', async () => {
  const { body } = await ask('/', { headers: { 'x-forwarded-host': 'ocop.example' } })
  expect(body.forwarded).toBe('ocop.example')
})
