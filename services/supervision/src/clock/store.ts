import { sql, type Kysely } from 'kysely'
import type { SupervisionTables } from '../tables.ts'

/**
 * Moves a stepped clock forward; a time before the one kept changes nothing.
 * @returns the time the clock shows afterwards
 */
export const advanceClock = async (
  db: Kysely<SupervisionTables>,
  id: string,
  now: string,
): Promise<string> => {
  const row = await db
    .insertInto('clock')
    .values({ id, now })
    .onConflict((key) =>
      key.column('id').doUpdateSet({ now: sql`greatest(clock.now, excluded.now)` }),
    )
    .returning('now')
    .executeTakeFirstOrThrow()
  return row.now
}

/** What a step's clock shows, with `clock` left-joined: a stepped one as last told, the live one as the wall shows it. */
export const clockTime = (liveNow: string) =>
  sql<string>`coalesce(clock.now, ${liveNow}::timestamptz)`
