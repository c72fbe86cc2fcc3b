import { sql, type Kysely } from 'kysely'

/** What producers say about their certified products, in versions that the commune approves. */
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`create table command (
    id uuid primary key,
    fingerprint text not null,
    answer jsonb
  )`.execute(db)
  // One working copy per product; `published` is the version the public reads, untouched until the next approval.
  await sql`create table listing (
    product_id uuid primary key references product (product_id),
    version integer not null check (version > 0),
    state text not null check (state in ('draft', 'submitted', 'returned', 'approved')),
    content jsonb not null,
    submitted_at timestamptz,
    reason text,
    published jsonb,
    published_at timestamptz,
    -- Sizes of the published photos as the files service made them.
    published_photos jsonb not null default '[]',
    changed_at timestamptz not null,
    check ((published is null) = (published_at is null)),
    check (state <> 'approved' or published is not null),
    check (state <> 'submitted' or submitted_at is not null)
  )`.execute(db)
  await sql`create index listing_waiting on listing (submitted_at) where state = 'submitted'`.execute(
    db,
  )
  await sql`create table listing_version (
    product_id uuid not null references listing (product_id),
    version integer not null,
    act text not null check (act in ('save', 'submit', 'approve', 'return')),
    content jsonb not null,
    reason text,
    person_id text not null,
    at timestamptz not null,
    primary key (product_id, version)
  )`.execute(db)
}
