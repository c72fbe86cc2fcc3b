import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import type { Kysely } from 'kysely'
import type { Mode } from '@ocop/kernel/realm'
import { serviceToken } from '@ocop/http/session'
import { createLogger } from '@ocop/runtime/logger'
import { testDatabase } from '@ocop/postgres/test-database'
import { identityApp } from '../src/app.ts'
import type { IdentityTables } from '../src/tables.ts'

export const origin = 'http://web.test'
export const password = 'mot-mat-khau-du-dai'
const logger = createLogger('identity-tests')
logger.level = 'silent'
const serviceSecret = 'service-secret-of-the-tests-only-0123456789'

export type Ask = {
  readonly method?: string
  readonly body?: unknown
  readonly cookie?: string | undefined
  readonly bearer?: string
  readonly headers?: Record<string, string>
}
/** The service on a database of its own, as its callers meet it. `open` may be called again: that is a restart. */
export const runningIdentity = async () => {
  const { db, drop } = await testDatabase<IdentityTables>(
    'identity',
    new URL('../migrations', import.meta.url).pathname,
  )
  const stops: (() => Promise<void>)[] = []
  const open = async ({ mode = 'demonstration' }: { mode?: Mode } = {}) => {
    const opened = await openIdentityOn(db, mode)
    stops.push(opened.close)
    return opened
  }
  const stop = async () => {
    for (const each of stops) await each()
    await drop()
  }
  return { db, open, stop }
}

/** The service on a database that may be anything. */
export const openIdentityOn = async (db: Kysely<IdentityTables>, mode: Mode = 'demonstration') => {
  const app = identityApp({
    db,
    secret: 'identity-secret-of-the-tests-only-9e1f0c7ab3d2',
    serviceSecret,
    origins: [origin],
    mode,
    logger,
  })
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const close = async () => {
    server.closeAllConnections()
    await new Promise<void>((resolve) => void server.close(() => resolve()))
  }
  // An address is a string only for pipes; this server listens on a port.
  const { port } = server.address() as AddressInfo
  return { ask: askAt(`http://127.0.0.1:${port}/api/identity`), close }
}

const askAt =
  (base: string) =>
  async (path: string, { method, body, cookie, bearer, headers = {} }: Ask = {}) => {
    const response = await fetch(base + path, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        origin,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie ? { cookie } : {}),
        ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      body: text === '' ? undefined : JSON.parse(text),
      cookies: response.headers.getSetCookie(),
      headers: response.headers,
    }
  }

/** What came back; a test reads the members it is about, so the body stays as JSON gave it. */
export type AskFn = ReturnType<typeof askAt>

export const asService = (): Promise<string> => serviceToken('tests', serviceSecret)

export const anEmail = (): string => `nguoi-${randomUUID()}@ocop.test`

/** Signs in and gives the cookie as a browser sends it back. */
export const signedIn = async (ask: AskFn, email: string): Promise<string> => {
  const answer = await ask('/sign-in', { body: { email, password } })
  if (answer.status !== 200) throw new Error(`sign-in answered ${answer.status}`)
  return (answer.cookies[0] ?? '').split(';')[0] ?? ''
}

/** The first administrator, signed in. */
export const ministryAdministrator = async (ask: AskFn): Promise<string> => {
  const email = anEmail()
  await ask('/internal/bootstrap', { body: { email, password }, bearer: await asService() })
  return signedIn(ask, email)
}

/** Somebody with these posts, signed in. */
export const personWith = async (
  ask: AskFn,
  administrator: string,
  posts: readonly { role: string; unit: string; organisation?: string }[],
) => {
  const email = anEmail()
  const answer = await ask('/people', {
    body: { name: 'Nguyễn Thị Thử', email, password, posts },
    cookie: administrator,
  })
  if (answer.status !== 201)
    throw new Error(`people answered ${answer.status} ${JSON.stringify(answer.body)}`)
  return { email, me: answer.body, cookie: await signedIn(ask, email) }
}
