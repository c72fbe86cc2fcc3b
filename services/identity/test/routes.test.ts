import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '@ocop/postgres/database'
import type { IdentityTables } from '../src/tables.ts'
import {
  anEmail,
  asService,
  ministryAdministrator,
  openIdentityOn,
  password,
  runningIdentity,
  type Ask,
} from './running-identity.ts'

let identity: Awaited<ReturnType<typeof runningIdentity>>
beforeAll(async () => {
  identity = await runningIdentity()
})
afterAll(() => identity.stop())

test('the document lists what the public and people may call, and nothing internal', async () => {
  const { ask } = await identity.open()
  const { paths } = (await ask('/openapi.json')).body
  expect(Object.keys(paths).toSorted()).toEqual([
    '/jwks',
    '/leaves',
    '/leaves/{id}/end',
    '/me',
    '/organisations',
    '/people',
    '/people/{id}/posts',
    '/posts',
    '/posts/{id}/end',
    '/posts/{id}/leaves',
    '/register',
    '/sign-in',
    '/sign-out',
    '/token',
    '/units',
    '/units/{code}',
  ])
})

test('with the database there it is ready; without it, it lives, is not ready and says so to everybody', async () => {
  const { ask } = await identity.open()
  expect((await ask('/readyz')).body).toEqual({ state: 'ready' })
  const gone = openDatabase<IdentityTables>('postgres://identity@127.0.0.1:1/nowhere')
  const { ask: askInVain, close } = await openIdentityOn(gone)
  expect((await askInVain('/livez')).status).toBe(200)
  expect((await askInVain('/readyz')).body).toMatchObject({ status: 503, down: ['database'] })
  const cookie = await ministryAdministrator(ask)
  const bearer = await asService()
  const asked: [string, Ask][] = [
    ['/sign-in', { body: { email: anEmail(), password } }],
    ['/sign-out', { method: 'POST', cookie }],
    ['/register', { body: { name: 'A', email: anEmail(), password } }],
    ['/me', { cookie }],
    ['/token', { cookie }],
    ['/units', {}],
    ['/jwks', {}],
    ['/internal/posts?role=approver&unit=31', { bearer }],
  ]
  for (const [path, what] of asked) {
    const { body, cookies } = await askInVain(path, what)
    expect([path, body.status, body.code, cookies]).toEqual([path, 503, 'database-unavailable', []])
  }
  expect((await ask('/me', { cookie })).status).toBe(200)
  await close()
  await gone.destroy()
})
