import { sql, type Generated, type Kysely, type Transaction } from 'kysely'
import type { Changes } from '@ocop/kernel/changes'

/** The schema's table `change`: what changed for the public, in order. */
export type ChangeTable = { seq: Generated<number>; tag: string; at: Generated<string> }

const batch = 1_000
const forgetEvery = 1_000

/**
 * Notes what a transaction changes for the public. One at a time, so that a number once seen is never followed by a
 * lower one that commits later. Needs the schema's table `change`.
 */
export const noteChanges = async <Tables>(
  trx: Transaction<Tables>,
  tags: readonly string[],
): Promise<void> => {
  // Each service's schema counts for itself.
  await sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || '.change', 0))`.execute(
    trx,
  )
  const { rows } = await sql<{ seq: number }>`
    insert into change (tag) select unnest(${[...tags]}::text[]) returning seq`.execute(trx)
  if (rows.some(({ seq }) => seq % forgetEvery === 0)) await forgetOld(trx)
}

/** Whoever has not asked for a day drops everything it kept; the newest row stays and says how far the numbers came. */
const forgetOld = <Tables>(trx: Transaction<Tables>) =>
  sql`delete from change
    where at < now() - interval '1 day' and seq < (select max(seq) from change)`.execute(trx)

const keptIn = async <Tables>(db: Kysely<Tables>) => {
  const { rows } = await sql<{ first: number | null; last: number | null }>`
    select min(seq) as first, max(seq) as last from change`.execute(db)
  return { first: rows[0]?.first ?? 1, last: rows[0]?.last ?? 0 }
}

/** The number of the last change: what was read after it stays true until it grows. */
export const lastChange = async <Tables>(db: Kysely<Tables>): Promise<number> =>
  (await keptIn(db)).last

/** @param after what an earlier answer gave as `next`; without it only the present number is told */
export const changesAfter = async <Tables>(
  db: Kysely<Tables>,
  after: number | undefined,
): Promise<Changes> => {
  const { first, last } = await keptIn(db)
  // A database restored older than the asker counts below what it was told.
  const missed = after !== undefined && (after > last || after + 1 < first)
  if (after === undefined || missed) return { tags: [], next: last, missed }
  const { rows } = await sql<{ seq: number; tag: string }>`
    select seq, tag from change where seq > ${after} order by seq limit ${batch}`.execute(db)
  return {
    tags: [...new Set(rows.map(({ tag }) => tag))],
    next: rows.at(-1)?.seq ?? after,
    missed: false,
  }
}
