import { sql, type Kysely } from 'kysely'

/** Ideas of products that producers register under a plan, and what its unit chose. Owner: the programme service. */
// The migration runs before any table type exists.
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`
    create table idea (
      id uuid primary key,
      plan text not null references plan,
      name text not null check (length(name) between 2 and 200),
      description text not null,
      producer jsonb not null,
      organisation_id text not null generated always as (producer ->> 'id') stored,
      unit jsonb not null,
      unit_path text not null generated always as (unit ->> 'path') stored,
      state text not null default 'registered' check (state in ('registered', 'selected', 'not-selected')),
      reason text,
      registered_at timestamptz not null,
      decided_at timestamptz,
      selection_id uuid unique,
      clock_id text not null,
      realm text not null check (realm in ('live', 'rehearsal')),
      constraint idea_decided_with_reason check ((state = 'registered') = (decided_at is null)
        and (state = 'registered') = (reason is null) and (state = 'registered') = (selection_id is null))
    )`.execute(db)
  await sql`comment on table idea is 'programme: ideas of products under a plan; the id is the registering command''s'`.execute(
    db,
  )
  await sql`create index idea_of_plan on idea (plan, clock_id, registered_at)`.execute(db)
}
