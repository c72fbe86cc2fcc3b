import type { Kysely } from 'kysely'
import type { Logger } from '@ocop/runtime/logger'
import type { EngineName } from '../../contract/product-list.ts'
import type { Realm } from '@ocop/kernel/realm'
import type { CatalogueTables } from '../tables.ts'
import { meilisearchAccess, type SearchConfig } from './config.ts'
import { withFallback } from './fallback.ts'
import { lexiconKeeper } from './lexicon-store.ts'
import { meilisearchEngine } from './meilisearch/gateway.ts'
import { meilisearchKeeper } from './meilisearch/index-gateway.ts'
import { postgresEngine } from './postgresql/store.ts'
import { renewAllOutdated } from './rebuild.ts'
import { searchPort, type SearchPort } from './search-port.ts'
import { indexSync } from './sync.ts'

export type OpenSearch = {
  readonly port: SearchPort
  readonly engine: EngineName
  readonly nudge: () => void
  readonly stop: () => Promise<void>
}

export type SearchNeeds = {
  readonly db: Kysely<CatalogueTables>
  readonly config: SearchConfig
  /** Realms the public may see. */
  readonly realms: readonly Realm[]
  readonly logger: Logger
}

/** Search over the records, with Meilisearch before it when one is configured; its index is kept in step from now on. */
export const openSearch = ({ db, config, realms, logger }: SearchNeeds): OpenSearch => {
  const access = meilisearchAccess(config)
  const report = (error: unknown): void =>
    logger.warn({ err: error }, 'Meilisearch does not answer; PostgreSQL does')
  const keeper = lexiconKeeper({
    db,
    realms,
    report: (error) => logger.warn({ err: error }, 'the words of the records could not be read'),
  })
  const sync = access && indexSync({ db, keeper: meilisearchKeeper(access), report })
  const ask = withFallback({
    preferred: access && meilisearchEngine(access),
    fallback: postgresEngine(db),
    isComplete: () => sync?.isComplete() ?? false,
    elapsed: () => performance.now(),
    report,
  })
  renewAllOutdated(db).catch((error: unknown) =>
    logger.warn({ err: error }, 'texts made by an older version could not be renewed'),
  )
  return {
    port: searchPort(ask, keeper.current),
    engine: access ? 'meilisearch' : 'postgresql',
    nudge: () => sync?.nudge(),
    stop: sync?.run().stop ?? (() => Promise.resolve()),
  }
}
