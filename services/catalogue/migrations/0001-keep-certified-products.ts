import { sql, type Kysely } from 'kysely'

/** The public's copy of what the dossiers service decided; told again it is rebuilt from there. */
export const up = async (db: Kysely<any>): Promise<void> => {
  // Every address ever given, so that none is given twice and an old one still leads to its subject.
  await sql`create table slug (
    scope text not null check (scope in ('product', 'producer')),
    slug text not null,
    subject_id text not null,
    primary key (scope, slug)
  )`.execute(db)
  await sql`create table producer (
    id text primary key,
    slug text not null unique,
    name text not null,
    kind text not null,
    told_at timestamptz not null
  )`.execute(db)
  // A clock that nobody has told yet stands at the first day of its first certificate.
  await sql`create table clock (
    id text primary key check (id <> 'live'),
    now timestamptz not null,
    told boolean not null
  )`.execute(db)
  await sql`create table product (
    product_id uuid primary key,
    version integer not null check (version > 0),
    slug text not null unique,
    name text not null,
    sheet_set text not null,
    sheet smallint check (sheet between 1 and 26),
    sector text not null,
    group_id text,
    province_code text not null,
    commune_code text,
    former_places jsonb not null,
    producer_id text not null references producer (id),
    producer_kind text not null,
    certificate_number text not null,
    stars smallint not null check (stars between 3 and 5),
    standing text not null check (standing in ('in-force', 'extended', 'suspended', 'revoked', 'replaced')),
    decision_number text not null,
    issued_by text not null,
    valid_from date not null,
    valid_to date not null,
    extended_to date,
    replaced_by text,
    last_day date not null generated always as (coalesce(extended_to, valid_to)) stored,
    story text,
    realm text not null check (realm in ('live', 'rehearsal')),
    clock_id text not null,
    changed_at timestamptz not null,
    recorded_at timestamptz not null default now(),
    name_toned text not null,
    name_fold text not null,
    search_text text not null,
    name_sort text not null
  )`.execute(db)
  await sql`create index product_search_text on product using gin (search_text gin_trgm_ops)`.execute(
    db,
  )
  await sql`create index product_name_fold on product using gin (name_fold gin_trgm_ops)`.execute(
    db,
  )
  await sql`create index product_producer on product (producer_id)`.execute(db)
  await sql`create index product_certificate on product (certificate_number)`.execute(db)
  // Products whose index document is older than their record; a new mark outlives the push of the one before.
  await sql`create table search_outbox (
    product_id uuid primary key references product (product_id),
    mark uuid not null default gen_random_uuid(),
    marked_at timestamptz not null default clock_timestamp()
  )`.execute(db)
}
