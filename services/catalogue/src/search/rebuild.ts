import type { Kysely } from 'kysely'
import type { CatalogueTables } from '../tables.ts'
import type { IndexKeeper } from './meilisearch/index-gateway.ts'
import {
  allDocuments,
  firstId,
  markChangedSince,
  recentMoment,
  refoldPage,
} from './outbox-store.ts'

const pageSize = 1_000

/**
 * Folds every record anew and, where there is an index, fills a second one and swaps it in. What was told meanwhile
 * went to the old index, so it is marked for the new one.
 */
export const rebuildIndex = async (
  db: Kysely<CatalogueTables>,
  keeper: IndexKeeper | undefined,
): Promise<{ readonly indexed: number }> => {
  const began = await recentMoment(db)
  await refoldAll(db)
  const indexed = keeper ? await keeper.rebuild(allDocuments(db, pageSize)) : 0
  if (keeper) await markChangedSince(db, began)
  return { indexed }
}

const refoldAll = async (db: Kysely<CatalogueTables>): Promise<void> => {
  let after: string | undefined = firstId
  while (after !== undefined) after = await refoldPage(db, after, pageSize)
}
