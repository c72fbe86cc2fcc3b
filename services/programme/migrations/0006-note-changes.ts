import { sql, type Kysely } from 'kysely'

/** What changed for the public, in order, so that whoever keeps pages drops just those that are stale. */
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`create table change (
    seq bigint generated always as identity primary key,
    tag text not null check (tag <> ''),
    at timestamptz not null default now()
  )`.execute(db)
  await sql`comment on table change is 'programme: what changed for the public, kept for a day'`.execute(
    db,
  )
  await sql`create index change_by_age on change (at)`.execute(db)
}
