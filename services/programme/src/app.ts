import type { Express } from 'express'
import { sql } from 'kysely'
import { changeRoute } from '@ocop/http/change-route'
import { serviceApp } from '@ocop/http/service-app'
import type { TokenCheck } from '@ocop/http/session'
import { changesAfter } from '@ocop/postgres/changes'
import type { Logger } from '@ocop/runtime/logger'
import { ideaRoutes, type IdeaNeeds } from './idea/routes.ts'
import { planRoutes, type PlanNeeds } from './plan/routes.ts'
import type { PointNeeds } from './point-of-sale/needs.ts'
import { pointOfSaleRoutes } from './point-of-sale/routes.ts'
import { progressRoutes, type ProgressNeeds } from './progress/routes.ts'
import { tradeEventRoutes, type TradeNeeds } from './trade-event/routes.ts'

export type Needs = PlanNeeds &
  ProgressNeeds &
  TradeNeeds &
  PointNeeds &
  IdeaNeeds & {
    readonly tokens: TokenCheck
    readonly origins: readonly string[]
    readonly logger: Logger
  }

/** The programme service, all of it under /api/programme. */
export const programmeApp = (needs: Needs): Express =>
  serviceApp({
    name: 'programme',
    description:
      'Plans of the programme: what a unit means to reach in a year, who does what, until when; fairs and points of sale.',
    logger: needs.logger,
    tokens: needs.tokens,
    origins: needs.origins,
    ready: { database: () => sql`select 1`.execute(needs.db) },
    routes: (mount) => {
      planRoutes(mount, needs)
      progressRoutes(mount, needs)
      tradeEventRoutes(mount, needs)
      pointOfSaleRoutes(mount, needs)
      ideaRoutes(mount, needs)
      changeRoute(mount, (after) => changesAfter(needs.db, after))
    },
  })
