import type { Express } from 'express'
import { sql } from 'kysely'
import { serviceApp } from '@ocop/http/service-app'
import type { TokenCheck } from '@ocop/http/session'
import type { Logger } from '@ocop/runtime/logger'
import { normRoutes, type NormNeeds } from './norm/routes.ts'

export type Needs = NormNeeds & {
  readonly tokens: TokenCheck
  readonly origins: readonly string[]
  readonly logger: Logger
}

/** The support-payments service, all of it under /api/support-payments. */
export const supportPaymentsApp = (needs: Needs): Express =>
  serviceApp({
    name: 'support-payments',
    description: 'Support money for products: what the plans promise, in whole VND.',
    logger: needs.logger,
    tokens: needs.tokens,
    origins: needs.origins,
    ready: { database: () => sql`select 1`.execute(needs.db) },
    routes: (mount) => normRoutes(mount, needs),
  })
