import { sql, type Kysely, type Transaction } from 'kysely'
import { noteChanges } from '@ocop/postgres/changes'
import { changeTag } from '../../contract/changes.ts'
import type { CatalogueTables } from '../tables.ts'
import { readClocks, type Clocks } from './clock.ts'

/** Moves a rehearsal clock on; a moment that is not later changes nothing. @returns where the clock stands now */
export const tellClock = (db: Kysely<CatalogueTables>, id: string, now: string): Promise<string> =>
  db.transaction().execute((trx) => moveClock(trx, id, now))

const moveClock = async (
  trx: Transaction<CatalogueTables>,
  id: string,
  now: string,
): Promise<string> => {
  const moved = await trx
    .insertInto('clock')
    .values({ id, now, told: true })
    .onConflict((key) =>
      key
        .column('id')
        .doUpdateSet({ now, told: true })
        .where((or) => or.or([or('clock.told', '=', false), or('clock.now', '<', now)])),
    )
    .returning('id')
    .executeTakeFirst()
  if (moved) await noteChanges(trx, [changeTag.clock])
  const row = await trx
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
