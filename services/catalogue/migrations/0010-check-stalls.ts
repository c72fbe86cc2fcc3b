import { sql, type Kysely } from 'kysely'

/** Links to producers' own online stalls as the last checks found them. */
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`create table stall_link (
    url text primary key,
    checked_at timestamptz not null,
    alive_at timestamptz,
    failures integer not null default 0 check (failures >= 0)
  )`.execute(db)
}
