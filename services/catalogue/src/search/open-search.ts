import type { Kysely } from 'kysely'
import type { Logger } from '@ocop/runtime/logger'
import type { EngineName } from '../../contract/product-list.ts'
import type { CatalogueTables } from '../tables.ts'
import { meilisearchAccess, type SearchConfig } from './config.ts'
import { withFallback } from './fallback.ts'
import { meilisearchEngine } from './meilisearch/gateway.ts'
import { meilisearchKeeper } from './meilisearch/index-gateway.ts'
import { postgresEngine } from './postgresql/store.ts'
import type { SearchPort } from './search.ts'
import { indexSync } from './sync.ts'

export type OpenSearch = {
  readonly port: SearchPort
  readonly engine: EngineName
  readonly nudge: () => void
  readonly stop: () => Promise<void>
}

/** Search over the records, with Meilisearch before it when one is configured; its index is kept in step from now on. */
export const openSearch = (
  db: Kysely<CatalogueTables>,
  config: SearchConfig,
  logger: Logger,
): OpenSearch => {
  const access = meilisearchAccess(config)
  const elapsed = () => performance.now()
  const report = (error: unknown): void =>
    logger.warn({ err: error }, 'Meilisearch does not answer; PostgreSQL does')
  const fallback = postgresEngine(db)
  if (!access) {
    const port = withFallback({
      preferred: undefined,
      fallback,
      isComplete: () => false,
      elapsed,
      report,
    })
    return { port, engine: 'postgresql', nudge: () => undefined, stop: () => Promise.resolve() }
  }
  const sync = indexSync({ db, keeper: meilisearchKeeper(access), report })
  const preferred = meilisearchEngine(access)
  const port = withFallback({ preferred, fallback, isComplete: sync.isComplete, elapsed, report })
  return { port, engine: 'meilisearch', nudge: sync.nudge, stop: sync.run().stop }
}
