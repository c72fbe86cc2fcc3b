import { sql, type Kysely } from 'kysely'
import type { CatalogueTables } from '../tables.ts'
import { syllables } from './fold.ts'

const keptDays = 90

/**
 * Counts a text nobody found anything for, under its day. What may be a telephone or identity number or an address is
 * not kept at all, and nothing is kept about who asked.
 */
export const keepMiss = async (
  db: Kysely<CatalogueTables>,
  day: string,
  typed: string,
): Promise<void> => {
  const words = syllables(typed).join(' ').slice(0, 80)
  if (words === '' || mayBePersonal(typed)) return
  await db
    .insertInto('searchMiss')
    .values({ day, words, count: 1 })
    .onConflict((key) =>
      key.columns(['day', 'words']).doUpdateSet({ count: sql<number>`search_miss.count + 1` }),
    )
    .execute()
  await db
    .deleteFrom('searchMiss')
    .where('day', '<', sql<string>`${day}::date - ${keptDays}::int`)
    .execute()
}

const mayBePersonal = (typed: string): boolean =>
  typed.includes('@') || /\d{7}/.test(typed.replaceAll(/[\s.+()-]/g, ''))
