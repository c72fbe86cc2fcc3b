import type { Express } from 'express'
import { sql, type Kysely } from 'kysely'
import { changeRoute } from '@ocop/http/change-route'
import { serviceApp } from '@ocop/http/service-app'
import type { TokenCheck } from '@ocop/http/session'
import type { Mode } from '@ocop/kernel/realm'
import { changesAfter } from '@ocop/postgres/changes'
import type { Logger } from '@ocop/runtime/logger'
import { addressRoutes } from './address/routes.ts'
import type { AskSource } from './certificate/gateway.ts'
import { certificateRoutes } from './certificate/routes.ts'
import { publicRealms } from './certified-product/public-realms.ts'
import { batchRoutes } from './batch/routes.ts'
import { feedRoutes } from './certified-product/routes.ts'
import { clockRoutes } from './clock/routes.ts'
import { enquiryDeskRoutes } from './enquiry/desk-routes.ts'
import { enquiryRoutes } from './enquiry/routes.ts'
import { ticketRoutes } from './form-ticket/routes.ts'
import { labelReportRoutes } from './label-report/routes.ts'
import { listingRoutes } from './listing/routes.ts'
import { feedsRoutes } from './open-data/feed-routes.ts'
import { openDataRoutes } from './open-data/routes.ts'
import { placeRoutes } from './place/routes.ts'
import type { AskPhoto } from './photo/gateway.ts'
import { producerRoutes } from './producer/routes.ts'
import { listRoutes } from './product/list-routes.ts'
import { productRoutes } from './product/routes.ts'
import type { SearchPort } from './search/search-port.ts'
import { seasonRoutes } from './season/routes.ts'
import type { CatalogueTables } from './tables.ts'
import { tradeOfferRoutes } from './trade-offer/routes.ts'

export type Needs = {
  readonly db: Kysely<CatalogueTables>
  readonly search: SearchPort
  readonly nudgeIndex: () => void
  readonly askSource: AskSource
  readonly askPhoto: AskPhoto
  readonly mode: Mode
  /** The wall clock. */
  readonly now: () => string
  readonly logger: Logger
  readonly tokens: TokenCheck
  readonly origins: readonly string[]
}

export const catalogueApp = (needs: Needs): Express => {
  const { db, logger, tokens, origins, mode } = needs
  const reportMiss = (error: unknown): void =>
    logger.warn({ err: error }, 'a search without a result could not be counted')
  const seen = { ...needs, realms: publicRealms(mode), reportMiss, secret: tokens.serviceSecret }
  return serviceApp({
    name: 'catalogue',
    description:
      'Certified products: search, product, producer and place pages, verification, traceability, enquiries.',
    ...{ logger, tokens, origins },
    // The search engine is not here: without it the records answer.
    ready: { database: () => sql`select 1 from product limit 1`.execute(db) },
    routes: (mount) => {
      feedRoutes(mount, needs)
      clockRoutes(mount, needs)
      changeRoute(mount, (after) => changesAfter(needs.db, after))
      listRoutes(mount, seen)
      productRoutes(mount, seen)
      producerRoutes(mount, seen)
      addressRoutes(mount, seen)
      certificateRoutes(mount, seen)
      openDataRoutes(mount, seen)
      feedsRoutes(mount, seen)
      placeRoutes(mount, seen)
      seasonRoutes(mount, seen)
      batchRoutes(mount, seen)
      tradeOfferRoutes(mount, seen)
      listingRoutes(mount, seen)
      ticketRoutes(mount, seen)
      enquiryRoutes(mount, seen)
      enquiryDeskRoutes(mount, seen)
      labelReportRoutes(mount, seen)
    },
  })
}
