import { randomUUID } from 'node:crypto'
import { createLocalJWKSet, jwtVerify, SignJWT, generateKeyPair } from 'jose'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Me } from '../../contract/me.ts'
import {
  anEmail,
  asService,
  ministryAdministrator,
  password,
  personWith,
  runningIdentity,
  signedIn,
  type AskFn,
} from '../../test/running-identity.ts'

let identity: Awaited<ReturnType<typeof runningIdentity>>
let ask: AskFn
let administrator: string

beforeAll(async () => {
  identity = await runningIdentity()
  ;({ ask } = await identity.open())
  administrator = await ministryAdministrator(ask)
})
afterAll(() => identity.stop())

const registered = async (): Promise<string> => {
  const email = anEmail()
  await ask('/register', { body: { name: 'Trần Văn Bưởi', email, password } })
  return email
}

test('the right password opens a session and answers who one is', async () => {
  const email = await registered()
  const answer = await ask('/sign-in', { body: { email: email.toUpperCase(), password } })
  expect(answer.status).toBe(200)
  expect(Me.parse(answer.body)).toMatchObject({
    person: { name: 'Trần Văn Bưởi', email },
    posts: [],
  })
  expect(answer.cookies).toHaveLength(1)
  expect(answer.cookies[0]).toMatch(/^ocop-session=[^;]+; .*HttpOnly; SameSite=Lax$/)
  expect(answer.cookies[0]).not.toMatch(/Secure|Domain/)
})

test('in production the cookie is Secure, for the whole host only, and keeps its name', async () => {
  const production = await identity.open({ mode: 'production' })
  const answer = await production.ask('/sign-in', { body: { email: await registered(), password } })
  expect(answer.cookies[0]).toMatch(/^ocop-session=.*Path=\/;.*HttpOnly; Secure; SameSite=Lax$/)
  expect(answer.cookies[0]).not.toContain('Domain')
})

test('a wrong password and an unknown email get the same answer', async () => {
  const wrong = await ask('/sign-in', {
    body: { email: await registered(), password: 'khong-phai-mat-khau' },
  })
  const unknown = await ask('/sign-in', { body: { email: anEmail(), password } })
  expect(wrong.status).toBe(401)
  expect(wrong.body.code).toBe('sign-in-refused')
  expect({ ...unknown.body, instance: '' }).toEqual({ ...wrong.body, instance: '' })
  expect(wrong.cookies).toEqual([])
})

test('the eleventh wrong password in a row waits, also with the right one, while others sign in', async () => {
  const [email, other] = [await registered(), await registered()]
  for (let attempt = 1; attempt <= 10; attempt += 1)
    expect((await ask('/sign-in', { body: { email, password: 'sai-mat-khau' } })).status).toBe(401)
  const refused = await ask('/sign-in', { body: { email, password } })
  expect(refused.status).toBe(429)
  expect(refused.body.code).toBe('attempts-too-many')
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800)
  expect((await ask('/sign-in', { body: { email: other, password } })).status).toBe(200)
  const restarted = await identity.open()
  expect((await restarted.ask('/sign-in', { body: { email, password } })).status).toBe(429)
})

test('signing in rightly many times is never limited', async () => {
  const email = await registered()
  for (let time = 1; time <= 12; time += 1) await signedIn(ask, email)
})

test('a session survives a restart of the service', async () => {
  const cookie = await signedIn(ask, await registered())
  const restarted = await identity.open()
  expect((await restarted.ask('/me', { cookie })).status).toBe(200)
  expect((await restarted.ask('/token', { cookie })).status).toBe(200)
})

test('signing out kills the session at once, everywhere', async () => {
  const cookie = await signedIn(ask, await registered())
  const out = await ask('/sign-out', { method: 'POST', cookie })
  expect(out.status).toBe(204)
  expect(out.cookies.join()).toMatch(/ocop-session=;.*Max-Age=0/)
  expect((await ask('/me', { cookie })).status).toBe(401)
  expect((await ask('/token', { cookie })).status).toBe(401)
  expect((await ask('/sign-out', { method: 'POST', cookie })).status).toBe(204)
})

test('an expired session is no session', async () => {
  const cookie = await signedIn(ask, await registered())
  const { person } = (await ask('/me', { cookie })).body
  await identity.db
    .updateTable('session')
    .set({ expiresAt: sql<string>`now()` })
    .where('personId', '=', person.id)
    .execute()
  expect((await ask('/me', { cookie })).status).toBe(401)
})

test('a session in daily use is prolonged, and the browser learns of it', async () => {
  const cookie = await signedIn(ask, await registered())
  const { person } = (await ask('/me', { cookie })).body
  const inFiveDays = sql<string>`now() + interval '5 days'`
  await identity.db
    .updateTable('session')
    .set({ expiresAt: inFiveDays })
    .where('personId', '=', person.id)
    .execute()
  const prolonged = await ask('/me', { cookie })
  expect(prolonged.cookies.join()).toMatch(/^ocop-session=[^;]+; Max-Age=604800;/)
  expect((await ask('/me', { cookie })).cookies).toEqual([])
})

test('a cookie that was not signed here is no session', async () => {
  const cookie = await signedIn(ask, await registered())
  const token = decodeURIComponent(cookie.slice('ocop-session='.length)).split('.')[0]
  for (const forged of [
    `ocop-session=${token}`,
    `ocop-session=${token}.AAAA`,
    `ocop-session=${token}.${'A'.repeat(43)}%3D`,
  ])
    expect((await ask('/me', { cookie: forged })).status).toBe(401)
})

test('the token says who acts with which posts, for one minute, and identity takes it back', async () => {
  const { cookie, me } = await personWith(ask, administrator, [
    { role: 'commune-officer', unit: '10804' },
  ])
  const { body } = await ask('/token', { cookie })
  const keys = createLocalJWKSet((await ask('/jwks')).body)
  const { payload, protectedHeader } = await jwtVerify(body.token, keys, {
    issuer: 'ocop',
    audience: 'person',
  })
  expect(protectedHeader.alg).toBe('EdDSA')
  expect(payload.sub).toBe(me.person.id)
  expect(payload['posts']).toEqual([
    {
      id: me.posts[0].id,
      role: 'commune-officer',
      unit: { code: '10804', name: 'xã Kim Thành', level: 'commune', path: 'vn/31/10804' },
    },
  ])
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60)
  expect(new Date(body.expiresAt).getTime()).toBe((payload.exp ?? 0) * 1000)
  expect((await ask('/me', { bearer: body.token })).body).toEqual(me)
})

test('nobody gets a token without a session, not even for a token', async () => {
  const { body } = await ask('/token', { cookie: administrator })
  expect((await ask('/token')).status).toBe(401)
  expect((await ask('/token', { bearer: body.token })).status).toBe(401)
  expect((await ask('/token', { bearer: await asService() })).status).toBe(401)
})

test('the published keys hold no private part, and the stored one is not readable', async () => {
  const { keys } = (await ask('/jwks')).body
  expect(keys).toHaveLength(1)
  expect(Object.keys(keys[0]).toSorted()).toEqual(['alg', 'crv', 'kid', 'kty', 'x'])
})

test('forged, expired and misdirected tokens are refused', async () => {
  const { privateKey } = await generateKeyPair('EdDSA')
  const { kid } = (await ask('/jwks')).body.keys[0]
  const claims = { posts: [] }
  const token = (change: (jwt: SignJWT) => SignJWT) =>
    change(
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'EdDSA', kid })
        .setSubject(randomUUID())
        .setIssuer('ocop')
        .setAudience('person')
        .setExpirationTime('60s'),
    ).sign(privateKey)
  const forged = await token((jwt) => jwt)
  const misdirected = (await asService()).replace(/\.[^.]+$/, '.AAAA')
  for (const bearer of [forged, misdirected, 'nonsense', 'a.b.c'])
    expect((await ask('/me', { bearer })).body).toMatchObject({
      status: 401,
      code: 'token-invalid',
    })
})

test('writes without our own origin are refused', async () => {
  const body = { email: anEmail(), password }
  for (const headers of [{ origin: 'http://evil.test' }, { origin: 'null' }])
    for (const path of ['/sign-in', '/sign-out', '/register', '/people', '/organisations'])
      expect((await ask(path, { body, headers })).body).toMatchObject({
        status: 403,
        code: 'origin-foreign',
      })
  const fetched = await ask('/sign-in', {
    body,
    headers: { origin: 'http://x.test', 'sec-fetch-site': 'same-origin' },
  })
  expect(fetched.status).toBe(401)
})

test('an unknown member is refused with its pointer, and nothing is done', async () => {
  const answer = await ask('/sign-in', {
    body: { email: 'khong-phai-email', password, rememberMe: true },
  })
  expect(answer.status).toBe(422)
  expect(answer.body.errors.map((fault: { pointer: string }) => fault.pointer).toSorted()).toEqual([
    '/email',
    '/rememberMe',
  ])
  expect(
    (
      await ask('/sign-in', {
        body: { email: await registered(), password, role: 'administrator' },
      })
    ).body.errors,
  ).toEqual([{ pointer: '/role', code: 'member-unknown', detail: 'role is not known here.' }])
})
