import { z } from 'zod'
import { openDatabase } from '@ocop/postgres/database'
import { readConfig } from '@ocop/runtime/config'
import { createLogger } from '@ocop/runtime/logger'
import { meilisearchAccess, SearchConfig } from './search/config.ts'
import { meilisearchKeeper } from './search/meilisearch/index-gateway.ts'
import { rebuildIndex } from './search/rebuild.ts'
import type { CatalogueTables } from './tables.ts'

/** The command that rebuilds all that is searched from the records: `node services/catalogue/src/reindex.ts`. */
const config = readConfig(z.object({ ...SearchConfig.shape, DATABASE_URL: z.string() }))
const logger = createLogger('catalogue-reindex')
const db = openDatabase<CatalogueTables>(config.DATABASE_URL, { max: 2 })
const access = meilisearchAccess(config)
const counts = await rebuildIndex(db, access && meilisearchKeeper(access))
logger.info(counts, 'the search index was rebuilt from the records')
await db.destroy()
