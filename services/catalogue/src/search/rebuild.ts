import type { Kysely } from 'kysely'
import type { CatalogueTables } from '../tables.ts'
import type { IndexKeeper } from './meilisearch/index-gateway.ts'
import {
  allDocuments,
  firstId,
  markChangedSince,
  recentMoment,
  renewOutdated,
  rewritePage,
} from './outbox-store.ts'

const pageSize = 1_000

/**
 * Writes the texts of every record anew and, where there is an index, fills a second one and swaps it in. What was told meanwhile
 * went to the old index, so it is marked for the new one.
 */
export const rebuildIndex = async (
  db: Kysely<CatalogueTables>,
  keeper: IndexKeeper | undefined,
): Promise<{ readonly indexed: number }> => {
  const began = await recentMoment(db)
  await rewriteAll(db)
  const indexed = keeper ? await keeper.rebuild(allDocuments(db, pageSize)) : 0
  if (keeper) await markChangedSince(db, began)
  return { indexed }
}

/** Brings up to date the texts that an older version of this service made; until then they are found by less. */
export const renewAllOutdated = async (db: Kysely<CatalogueTables>): Promise<void> => {
  while ((await renewOutdated(db, pageSize)) > 0);
}

const rewriteAll = async (db: Kysely<CatalogueTables>): Promise<void> => {
  let after: string | undefined = firstId
  while (after !== undefined) after = await rewritePage(db, after, pageSize)
}
