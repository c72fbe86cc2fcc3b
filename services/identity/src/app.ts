import { createHmac } from 'node:crypto'
import type { Express } from 'express'
import { createLocalJWKSet, type JWTVerifyGetKey } from 'jose'
import { sql, type Kysely } from 'kysely'
import type { Mode } from '@ocop/kernel/realm'
import { serviceApp } from '@ocop/http/service-app'
import type { Logger } from '@ocop/runtime/logger'
import type { Needs } from './needs.ts'
import { leaveRoutes } from './leave/routes.ts'
import { organisationRoutes } from './organisations/routes.ts'
import { internalPeopleRoutes } from './people/internal-routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { postRoutes } from './posts/routes.ts'
import { openAuth, type Auth } from './sessions/auth.ts'
import { knowCaller } from './sessions/caller.ts'
import { sessionRoutes } from './sessions/routes.ts'
import type { IdentityTables } from './tables.ts'
import { unitRoutes } from './units/routes.ts'

export type IdentitySettings = {
  readonly db: Kysely<IdentityTables>
  /** Known to this service alone. */
  readonly secret: string
  readonly serviceSecret: string
  readonly origins: readonly string[]
  readonly mode: Mode
  readonly logger: Logger
}

/** The identity service as an Express app under `/api/identity`. */
export const identityApp = ({
  db,
  secret,
  serviceSecret,
  origins,
  mode,
  logger,
}: IdentitySettings): Express => {
  const auth = openAuth({ db, secret, origins, production: mode === 'production', logger })
  const digest = (text: string): string =>
    createHmac('sha256', secret).update(text).digest('base64url')
  const needs: Needs = { db, auth, mode, digest }
  return serviceApp({
    name: 'identity',
    description: 'People, organisations, administrative units, posts and sessions.',
    logger,
    origins,
    tokens: { personKeys: ownKeys(auth), serviceSecret },
    ready: { database: () => sql`select 1`.execute(db) },
    routes: (mount) => {
      mount.router.use(
        ['/me', '/token', '/people', '/organisations', '/posts', '/leaves'],
        knowCaller(db, auth),
      )
      sessionRoutes(mount, needs)
      peopleRoutes(mount, needs)
      organisationRoutes(mount, needs)
      postRoutes(mount, needs)
      leaveRoutes(mount, needs)
      unitRoutes(mount, needs)
      internalPeopleRoutes(mount, needs)
    },
  })
}

/** The keys this service signs with, to check the tokens that come back to it. */
const ownKeys =
  (auth: Auth): JWTVerifyGetKey =>
  async (header, token) => {
    const { keys } = await auth.api.getJwks()
    return createLocalJWKSet({ keys })(header, token)
  }
