import { sql, type Kysely } from 'kysely'

/** Fairs and points of sale as offices announce them; the announcing unit is kept as it was named then. */
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`create table command (
    id uuid primary key,
    fingerprint text not null,
    answer jsonb
  )`.execute(db)
  await sql`create table trade_event (
    id uuid primary key,
    version integer not null check (version > 0),
    state text not null check (state in ('announced', 'cancelled')),
    kind text not null check (kind in ('fair', 'week', 'conference', 'other')),
    title text not null,
    place text not null,
    province_code text not null,
    begins_on date not null,
    ends_on date not null check (ends_on >= begins_on),
    note text,
    unit_code text not null,
    unit_name text not null,
    changed_by text not null,
    changed_at timestamptz not null
  )`.execute(db)
  await sql`create index trade_event_coming on trade_event (ends_on) where state = 'announced'`.execute(
    db,
  )
  await sql`create table point_of_sale (
    id uuid primary key,
    version integer not null check (version > 0),
    state text not null check (state in ('open', 'closed')),
    name text not null,
    address text not null,
    province_code text not null,
    hours text,
    unit_code text not null,
    unit_name text not null,
    changed_by text not null,
    changed_at timestamptz not null
  )`.execute(db)
}
