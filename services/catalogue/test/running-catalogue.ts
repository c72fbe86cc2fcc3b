import { pino } from 'pino'
import type { Kysely } from 'kysely'
import { testServer } from '@ocop/http/test-server'
import { testSession } from '@ocop/http/test-session'
import type { Post } from '@ocop/kernel/actor'
import type { Mode } from '@ocop/kernel/realm'
import { testDatabase } from '@ocop/postgres/test-database'
import type { CertifiedProduct } from '../contract/certified-product.ts'
import { catalogueApp } from '../src/app.ts'
import type { AskPhoto } from '../src/photo/gateway.ts'
import { askDossiers } from '../src/certificate/gateway.ts'
import { publicRealms } from '../src/certified-product/public-realms.ts'
import { withFallback } from '../src/search/fallback.ts'
import { lexiconKeeper } from '../src/search/lexicon-store.ts'
import { searchPort } from '../src/search/search-port.ts'
import { postgresEngine } from '../src/search/postgresql/store.ts'
import type { CatalogueTables } from '../src/tables.ts'

/** The day all route tests are played on. */
export const testNow = '2026-11-23T03:00:00.000Z'

const origin = 'http://pages.test'

export type RunningCatalogue = {
  readonly db: Kysely<CatalogueTables>
  readonly base: string
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>
  readonly put: (path: string, body: unknown, token?: string) => Promise<Response>
  /** A request to write as our own pages send it, by a person or by the public. */
  readonly post: (path: string, body: unknown, token?: string) => Promise<Response>
  readonly person: (personId: string, posts?: readonly Post[]) => Promise<string>
  /** Moves the wall clock, which stands at `testNow` until then. */
  readonly setNow: (now: string) => void
  /** Tells a product as the dossiers service does. */
  readonly tell: (told: CertifiedProduct) => Promise<Response>
  readonly close: () => Promise<void>
}

/** The catalogue on a free port with a database of its own, searching with PostgreSQL. */
export const runningCatalogue = async ({
  mode = 'demonstration',
  dossiersUrl = 'http://127.0.0.1:9/api/dossiers',
  askPhoto = () => Promise.resolve(undefined),
}: { mode?: Mode; dossiersUrl?: string; askPhoto?: AskPhoto } = {}): Promise<RunningCatalogue> => {
  const migrations = new URL('../migrations', import.meta.url).pathname
  const { db, drop } = await testDatabase<CatalogueTables>('catalogue', migrations)
  const session = await testSession()
  let now = testNow
  const report = (error: unknown): never => {
    throw error
  }
  const lexicon = lexiconKeeper({ db, realms: publicRealms(mode), report })
  const ask = withFallback({
    preferred: undefined,
    fallback: postgresEngine(db),
    isComplete: () => false,
    elapsed: () => 0,
    report,
  })
  const current = async () => {
    await lexicon.refresh()
    return lexicon.current()
  }
  const search = searchPort(ask, current)
  const app = catalogueApp({
    ...{ db, search, mode },
    askPhoto,
    nudgeIndex: () => undefined,
    askSource: askDossiers(dossiersUrl, session.tokens.serviceSecret),
    now: () => now,
    logger: pino({ level: 'silent' }),
    tokens: session.tokens,
    origins: [origin],
  })
  const server = await testServer(app)
  const base = `${server.url}/api/catalogue`
  const put = async (path: string, body: unknown, token?: string): Promise<Response> =>
    fetch(`${base}${path}`, {
      method: 'PUT',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token ?? (await session.service('dossiers'))}`,
      },
      body: JSON.stringify(body),
    })
  const post = (path: string, body: unknown, token?: string): Promise<Response> =>
    fetch(`${base}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    })
  return {
    ...{ db, base, put, post, person: session.person },
    setNow: (moment) => {
      now = moment
    },
    get: (path, headers = {}) => fetch(`${base}${path}`, { headers, redirect: 'manual' }),
    tell: (told) => put(`/internal/certified-products/${told.productId}`, told),
    close: async () => {
      await server.close()
      await drop()
    },
  }
}
