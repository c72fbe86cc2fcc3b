import { sql, type Kysely } from 'kysely'

/** What was recognised is asked for by clock: every plan's progress and every rehearsal's outcome. */
// The migration runs before any table type exists.
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`create index certificate_of_clock on certificate (clock_id, valid_from)`.execute(db)
}
