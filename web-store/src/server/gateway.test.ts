import express from 'express'
import { pinoHttp } from 'pino-http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { problemHandler } from '@ocop/http/problem-handler'
import { createLogger } from '@ocop/runtime/logger'
import { testServer, type TestServer } from '@ocop/http/test-server'
import { serviceNames, type Peers } from '../lib/peers.ts'
import { gateway } from './gateway.ts'
import { personTokenFrom } from './person-token.ts'

let identity: TestServer
let dossiers: TestServer
let web: TestServer
const cookie = 'theme=dark; ocop-session=known.signature'

/** Says what reached it, and tries to set a cookie. */
const echo = express().use(express.text({ type: () => true, limit: '5mb' }), (req, res) => {
  res.append('Set-Cookie', 'planted=1')
  res.json({ method: req.method, path: req.originalUrl, headers: req.headers, body: req.body })
})

const identityApp = express()
  .get('/api/identity/token', (req, res) => {
    if (req.headers.cookie?.includes('ocop-session=known.')) {
      res.json({ token: 'token-of-the-person', expiresAt: '2026-11-23T00:00:00.000Z' })
      return
    }
    res
      .status(401)
      .type('application/problem+json')
      .send('{"code":"sign-in-needed","detail":"Sign in first."}')
  })
  .use(echo)

beforeAll(async () => {
  identity = await testServer(identityApp)
  dossiers = await testServer(echo)
  const nowhere = 'http://127.0.0.1:9/api/'
  const peers: Peers = {
    identity: `${identity.url}/api/identity`,
    dossiers: `${dossiers.url}/api/dossiers`,
    programme: `${nowhere}programme`,
    files: `${nowhere}files`,
    'support-payments': `${nowhere}support-payments`,
    catalogue: `${nowhere}catalogue`,
    supervision: `${nowhere}supervision`,
  }
  const logger = createLogger('gateway-test')
  logger.level = 'silent'
  const app = express()
    .use(pinoHttp({ logger }))
    .use('/api', gateway({ peers, personToken: personTokenFrom(peers.identity) }))
    .use(problemHandler)
  web = await testServer(app)
})
afterAll(() => Promise.all([identity, dossiers, web].map((server) => server.close())))

const ask = async (path: string, init?: RequestInit) => {
  const response = await fetch(`${web.url}${path}`, init)
  return { response, body: await response.json() }
}

test('a session reaches a service as a bearer token, and the cookie stays behind', async () => {
  const { body } = await ask('/api/dossiers/dossiers?page=2', { headers: { cookie } })
  expect(body.path).toBe('/api/dossiers/dossiers?page=2')
  expect(body.headers.authorization).toBe('Bearer token-of-the-person')
  expect(body.headers.cookie).toBeUndefined()
})

test('identity sees the cookie', async () => {
  const { body } = await ask('/api/identity/me', { headers: { cookie } })
  expect(body.headers.cookie).toBe(cookie)
})

test('a token brought from outside is dropped', async () => {
  const { body } = await ask('/api/dossiers/dossiers', {
    headers: { authorization: 'Bearer of-my-own' },
  })
  expect(body.headers.authorization).toBeUndefined()
})

test('a session that has ended is a visitor, not an error', async () => {
  const { response, body } = await ask('/api/dossiers/regimes', {
    headers: { cookie: 'ocop-session=old.x' },
  })
  expect(response.status).toBe(200)
  expect(body.headers.authorization).toBeUndefined()
})

test('only identity may set cookies', async () => {
  const fromIdentity = await ask('/api/identity/sign-in', { method: 'POST', body: '{}' })
  expect(fromIdentity.response.headers.getSetCookie()).toEqual(['planted=1'])
  const fromDossiers = await ask('/api/dossiers/x')
  expect(fromDossiers.response.headers.getSetCookie()).toEqual([])
})

test('what is answered to a signed-in person is kept by no cache', async () => {
  const { response } = await ask('/api/dossiers/dossiers', { headers: { cookie } })
  expect(response.headers.get('cache-control')).toBe('private, no-store')
})

test('bodies arrive as they were sent', async () => {
  const text = JSON.stringify({ story: 'Chè Shan tuyết '.repeat(5_000) })
  const { body } = await ask('/api/dossiers/dossiers', { method: 'POST', body: text })
  expect(body).toMatchObject({ method: 'POST', body: text })
})

test('a body beyond the limit is refused before it travels on', async () => {
  const { response, body } = await ask('/api/dossiers/dossiers', {
    method: 'POST',
    body: 'x'.repeat(3_000_000),
  })
  expect([response.status, body.code]).toEqual([413, 'body-too-large'])
})

test.each([
  '/api/dossiers/internal/demonstration',
  '/api/dossiers/%69nternal/x',
  '/api/identity/token',
  '/api/identity/TOKEN',
])('the way between the parts is not open to browsers: %s', async (path) => {
  const { response, body } = await ask(path, { headers: { cookie } })
  expect([response.status, body.code]).toEqual([404, 'route-unknown'])
})

test('a path whose encoding is broken is a plain refusal', async () => {
  const { response } = await ask('/api/dossiers/%E0%A4%A')
  expect(response.status).toBe(404)
})

test('an unknown service is not found', async () => {
  const { response } = await ask('/api/weather/today')
  expect(response.status).toBe(404)
})

test.each(serviceNames.filter((name) => !['identity', 'dossiers'].includes(name)))(
  'a service that is down is named: %s',
  async (name) => {
    const { response, body } = await ask(`/api/${name}/anything`)
    expect(response.status).toBe(503)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    expect(body).toMatchObject({ code: `${name}-unavailable`, down: [name], status: 503 })
  },
)
