import type { Kysely, Transaction } from 'kysely'
import type { CatalogueTables } from '../tables.ts'
import type { LedgerWord } from './words.ts'

/** Keeps words in the transaction that gives rise to them, so that none is lost and none is made up. */
export const keepWords = async (
  trx: Transaction<CatalogueTables>,
  words: readonly LedgerWord[],
): Promise<void> => {
  if (words.length === 0) return
  await trx
    .insertInto('ledgerWord')
    .values(words.map((word) => ({ ...word, body: JSON.stringify(word.body) })))
    .execute()
}

export const wordsToTell = (db: Kysely<CatalogueTables>, limit: number) =>
  db.selectFrom('ledgerWord').selectAll().orderBy('cursor').limit(limit).execute()

export const wordTold = async (db: Kysely<CatalogueTables>, cursor: number): Promise<void> => {
  await db.deleteFrom('ledgerWord').where('cursor', '=', cursor).execute()
}
