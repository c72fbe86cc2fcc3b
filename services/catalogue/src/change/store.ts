import { sql, type Kysely, type Transaction } from 'kysely'
import type { Changes } from '../../contract/changes.ts'
import type { CatalogueTables } from '../tables.ts'

type Trx = Transaction<CatalogueTables>

const batch = 1_000
const forgetEvery = 1_000

/**
 * Notes what a transaction changes for the public. One at a time, so that a number once seen is never followed by a
 * lower one that commits later.
 */
export const noteChanges = async (trx: Trx, tags: readonly string[]): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('change', 0))`.execute(trx)
  const noted = await trx
    .insertInto('change')
    .values(tags.map((tag) => ({ tag })))
    .returning('seq')
    .execute()
  if (noted.some(({ seq }) => seq % forgetEvery === 0)) await forgetOld(trx)
}

/** Whoever has not asked for a day drops everything it kept; the newest row stays and says how far the numbers came. */
const forgetOld = (trx: Trx) =>
  sql`delete from change
    where at < now() - interval '1 day' and seq < (select max(seq) from change)`.execute(trx)

/** The number of the last change: what was read after it stays true until it grows. */
export const lastChange = async (db: Kysely<CatalogueTables>): Promise<number> => {
  const { last } = await db
    .selectFrom('change')
    .select((eb) => eb.fn.max('seq').as('last'))
    .executeTakeFirstOrThrow()
  return last ?? 0
}

/** @param after what an earlier answer gave as `next`; without it only the present number is told */
export const changesAfter = async (
  db: Kysely<CatalogueTables>,
  after: number | undefined,
): Promise<Changes> => {
  const kept = await db
    .selectFrom('change')
    .select((eb) => [eb.fn.min('seq').as('first'), eb.fn.max('seq').as('last')])
    .executeTakeFirstOrThrow()
  const last = kept.last ?? 0
  // A database restored older than the asker counts below what it was told.
  const missed = after !== undefined && (after > last || after + 1 < (kept.first ?? 1))
  if (after === undefined || missed) return { tags: [], next: last, missed }
  const rows = await db
    .selectFrom('change')
    .select(['seq', 'tag'])
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(batch)
    .execute()
  return {
    tags: [...new Set(rows.map(({ tag }) => tag))],
    next: rows.at(-1)?.seq ?? after,
    missed: false,
  }
}
