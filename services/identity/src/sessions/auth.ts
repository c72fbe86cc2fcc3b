import { betterAuth } from 'better-auth'
import { jwt } from 'better-auth/plugins'
import type { Kysely, KyselyPlugin } from 'kysely'
import { issuer } from '@ocop/http/session'
import type { Logger } from '@ocop/runtime/logger'
import { sessionCookie } from '../../contract/me.ts'
import type { IdentityTables } from '../tables.ts'

export type AuthSettings = {
  readonly db: Kysely<IdentityTables>
  /** Signs cookies and encrypts the signing key at rest. */
  readonly secret: string
  readonly origins: readonly string[]
  /** In production the cookie travels over HTTPS only. */
  readonly production: boolean
  readonly logger: Logger
}

export const tokenSeconds = 60
const day = 24 * 60 * 60

/** better-auth on our tables: sessions live in the database, so ending one is immediate and restarts lose none. */
export const openAuth = ({ db, secret, origins, production, logger }: AuthSettings) =>
  betterAuth({
    database: { db: db.withPlugin(instantsAsDates), type: 'postgres' },
    secret,
    baseURL: origins[0] ?? 'http://127.0.0.1',
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      log: (_level, message) => logger.error({ part: 'better-auth' }, message),
    },
    // Sign-in attempts are limited by our own routes, which count per account and address in the database.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
    },
    user: { modelName: 'person' },
    account: { modelName: 'credential', fields: { userId: 'personId' } },
    session: { fields: { userId: 'personId' }, expiresIn: 7 * day, updateAge: day },
    advanced: {
      database: { generateId: 'uuid' },
      // The name stays the same everywhere; in production its attributes are those of a `__Host-` cookie.
      useSecureCookies: false,
      cookies: { session_token: { name: sessionCookie } },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure: production },
    },
    plugins: [
      jwt({
        disableSettingJwtHeader: true,
        jwks: { keyPairConfig: { alg: 'EdDSA', crv: 'Ed25519' } },
        jwt: { issuer, audience: 'person', expirationTime: `${tokenSeconds}s` },
        schema: { jwks: { modelName: 'signingKey' } },
      }),
    ],
  })

export type Auth = ReturnType<typeof openAuth>

/** Our connections give instants as ISO strings; the library compares them as dates. */
const instantsAsDates: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: ({ result }) =>
    Promise.resolve({ ...result, rows: result.rows.map((row) => datesIn(row)) }),
}

const datesIn = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      name.endsWith('At') && typeof value === 'string' ? new Date(value) : value,
    ]),
  )
