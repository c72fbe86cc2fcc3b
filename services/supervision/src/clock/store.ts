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

/** Every clock with its time: the stepped ones as last told, the live one as the wall shows it. */
export const clockReadings = (liveNow: string) =>
  sql<{
    id: string
    now: string
  }>`(select id, now from clock union all select 'live', ${liveNow}::timestamptz)`
