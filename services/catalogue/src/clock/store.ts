import { sql, type Kysely, type Transaction } from 'kysely'
import type { CatalogueTables } from '../tables.ts'
import { readClocks, type Clocks } from './clock.ts'

/** Moves a rehearsal clock on; a moment that is not later changes nothing. @returns where the clock stands now */
export const tellClock = async (
  db: Kysely<CatalogueTables>,
  id: string,
  now: string,
): Promise<string> => {
  await db
    .insertInto('clock')
    .values({ id, now, told: true })
    .onConflict((key) =>
      key
        .column('id')
        .doUpdateSet({ now, told: true })
        .where((or) => or.or([or('clock.told', '=', false), or('clock.now', '<', now)])),
    )
    .execute()
  const row = await db
    .selectFrom('clock')
    .select('now')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.now
}

/** Gives a clock nobody has told yet a first moment: the start of a Vietnamese day. */
export const assumeClock = async (
  trx: Transaction<CatalogueTables>,
  id: string,
  day: string,
): Promise<void> => {
  await trx
    .insertInto('clock')
    .values({
      id,
      now: sql<string>`${day}::date::timestamp at time zone 'Asia/Ho_Chi_Minh'`,
      told: false,
    })
    .onConflict((key) => key.column('id').doNothing())
    .execute()
}

/** Every clock as it stands, with `now` for the live one. */
export const clocksAt = async (db: Kysely<CatalogueTables>, now: string): Promise<Clocks> =>
  readClocks(now, await db.selectFrom('clock').select(['id', 'now']).execute())
