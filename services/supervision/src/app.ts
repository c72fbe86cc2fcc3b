import type { Express } from 'express'
import { sql } from 'kysely'
import { serviceApp } from '@ocop/http/service-app'
import type { TokenCheck } from '@ocop/http/session'
import type { Logger } from '@ocop/runtime/logger'
import { actRoutes } from './act/routes.ts'
import { boardRoutes } from './board/routes.ts'
import { clockRoutes } from './clock/routes.ts'
import { interventionRoutes } from './intervention/routes.ts'
import { ledgerRoutes } from './ledger/routes.ts'
import { letterRoutes } from './letter/routes.ts'
import type { Needs } from './needs.ts'
import { noticeRoutes } from './notice/routes.ts'
import { proposalRoutes } from './proposal/routes.ts'
import { reconciliationRoutes } from './reconciliation/routes.ts'
import { summaryRoutes } from './summary/routes.ts'
import { technicalRoutes } from './technical/routes.ts'

type Site = {
  readonly tokens: TokenCheck
  readonly origins: readonly string[]
  readonly logger: Logger
}

/** The supervision service, all of it under /api/supervision. */
export const supervisionApp = (needs: Needs & Site): Express =>
  serviceApp({
    name: 'supervision',
    description:
      'The ledger of steps: whose turn, since when, until when, and what was done about it.',
    logger: needs.logger,
    tokens: needs.tokens,
    origins: needs.origins,
    ready: { database: () => sql`select 1`.execute(needs.db) },
    routes: (mount) => {
      ledgerRoutes(mount, needs)
      clockRoutes(mount, needs)
      boardRoutes(mount, needs)
      actRoutes(mount, needs)
      interventionRoutes(mount, needs)
      noticeRoutes(mount, needs)
      summaryRoutes(mount, needs)
      letterRoutes(mount, needs)
      proposalRoutes(mount, needs)
      technicalRoutes(mount, needs)
      reconciliationRoutes(mount, needs)
    },
  })
