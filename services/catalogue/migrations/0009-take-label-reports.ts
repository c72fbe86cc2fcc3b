import { sql, type Kysely } from 'kysely'

/** Labels that somebody doubts, for market inspectors. */
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`create table label_report (
    id uuid primary key,
    code_hash text not null unique,
    version integer not null check (version > 0),
    state text not null check (state in ('received', 'examined', 'confirmed', 'unfounded')),
    doubt text not null check (doubt in ('never-issued', 'expired', 'other-product', 'other-producer', 'other')),
    printed_number text,
    label_says text not null,
    seen_at text not null,
    province_code text not null,
    told text not null,
    contact text,
    finding text,
    handled_by text,
    received_at timestamptz not null,
    changed_at timestamptz not null,
    check (state not in ('confirmed', 'unfounded') or finding is not null)
  )`.execute(db)
  await sql`create index label_report_by_province on label_report (province_code, received_at)`.execute(
    db,
  )
}
