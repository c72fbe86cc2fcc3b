import { sql, type Kysely } from 'kysely'

/** Programme plans of units, one row per plan with its parts as documents. Owner: the programme service. */
// The migration runs before any table type exists.
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`
    create table plan (
      id text primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
      version integer not null default 1 check (version > 0),
      unit jsonb not null,
      unit_path text not null generated always as (unit ->> 'path') stored,
      year integer not null check (year between 2018 and 2100),
      regime text not null,
      title text not null,
      source jsonb not null,
      targets jsonb not null check (jsonb_typeof(targets) = 'array'),
      duties jsonb not null check (jsonb_typeof(duties) = 'array'),
      norms jsonb not null check (jsonb_typeof(norms) = 'array'),
      windows jsonb not null check (jsonb_typeof(windows) = 'array')
    )`.execute(db)
  await sql`comment on table plan is 'programme: yearly plans of units as issued, in their current version'`.execute(
    db,
  )
  await sql`create index plan_by_unit on plan (unit_path text_pattern_ops, year)`.execute(db)
}
