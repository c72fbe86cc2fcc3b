import { sql, type Kysely } from 'kysely'

/** Clocks, products, dossiers with their papers, drafted commands and the timeline. Owner: the dossiers service. */
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`
    create table clock (
      id text primary key,
      kind text not null check (kind in ('live', 'stepped')),
      now timestamptz check ((kind = 'live') = (now is null))
    );
    insert into clock (id, kind) values ('live', 'live');

    create table rehearsal (
      id uuid primary key default uuidv7(),
      plan text not null,
      seed integer not null,
      clock_id text not null references clock,
      created_at timestamptz not null default now(),
      unique (plan, seed)
    );

    create table product (
      id uuid primary key default uuidv7(),
      name text not null check (length(name) between 2 and 200),
      organisation_id uuid not null,
      organisation_name text not null,
      organisation_kind text not null,
      unit_code text not null,
      unit_path text not null,
      sheet_set text not null,
      sheet_no integer check (sheet_no between 1 and 26),
      sector text,
      sheet_group text,
      former_places text[] not null default '{}',
      -- (T)-(X)-(STT)-20YY, given with the first recognition.
      code text,
      story text,
      realm text not null check (realm in ('live', 'rehearsal')),
      clock_id text not null references clock,
      -- Counts what the catalogue was told: a higher number replaces a lower one there.
      publication_version integer not null default 0,
      published_version integer not null default 0
    );
    create index product_unpublished on product (id) where published_version < publication_version;
    create index product_by_organisation on product (organisation_id);

    create table dossier (
      id uuid primary key default uuidv7(),
      version integer not null default 1,
      process_version integer not null default 0,
      state text not null default 'draft'
        check (state in ('draft', 'lodged', 'certified', 'not-recognised', 'withdrawn')),
      realm text not null check (realm in ('live', 'rehearsal')),
      clock_id text not null references clock,
      kind text not null check (kind in ('first', 'upgrade', 're-evaluation')),
      regime text not null,
      sheet_no integer not null check (sheet_no between 1 and 26),
      product_id uuid not null references product,
      organisation_id uuid not null,
      unit_code text not null,
      unit_name text not null,
      unit_path text not null,
      form jsonb not null default '{}',
      choices jsonb not null default '{}',
      level text,
      attempt integer,
      step jsonb,
      lodged_at timestamptz,
      -- The dated receipt of a dossier complete in composition: legal days count from here.
      received_at timestamptz,
      created_at timestamptz not null default now(),
      check ((state = 'draft') = (lodged_at is null))
    );
    create index dossier_by_unit on dossier (unit_path text_pattern_ops, state);
    create index dossier_by_organisation on dossier (organisation_id);
    create index dossier_by_clock on dossier (clock_id) where state = 'lodged';
    -- One open evaluation of a product at a time.
    create unique index dossier_open_once on dossier (product_id) where state in ('draft', 'lodged');

    -- Files whose record was read from the files service: accepted, and whose they are.
    create table known_file (
      file_id uuid primary key,
      organisation_id uuid not null,
      name text not null,
      sha256 text not null
    );

    create table paper (
      dossier_id uuid not null references dossier on delete cascade,
      kind text not null,
      file_id uuid not null references known_file,
      added_at timestamptz not null,
      primary key (dossier_id, kind, file_id)
    );

    create table command (
      id uuid primary key,
      dossier_id uuid not null references dossier,
      act text not null,
      body jsonb not null,
      body_hash text not null,
      person_id text not null,
      post_id text not null,
      role text not null,
      unit_code text not null,
      unit_name text not null,
      at timestamptz not null,
      result jsonb,
      applied_at timestamptz
    );
    create index command_by_dossier on command (dossier_id);

    create table timeline_entry (
      seq bigint generated always as identity primary key,
      dossier_id uuid not null references dossier,
      at timestamptz not null,
      act text not null,
      level text,
      attempt integer,
      step text,
      role text,
      unit_name text,
      command_id uuid unique references command,
      facts jsonb not null default '{}'
    );
    create index timeline_by_dossier on timeline_entry (dossier_id, seq);

    create table step_visit (
      id text primary key,
      dossier_id uuid not null references dossier,
      level text not null,
      attempt integer not null,
      step text not null,
      visit integer not null,
      scoring integer not null,
      counts_from timestamptz not null,
      opened_at timestamptz not null,
      due_at timestamptz not null,
      paused_since timestamptz,
      paused_days integer not null default 0,
      closed_at timestamptz,
      outcome text,
      verdict jsonb,
      check ((closed_at is null) = (outcome is null))
    );
    create index step_visit_by_dossier on step_visit (dossier_id);
  `.execute(db)
}
