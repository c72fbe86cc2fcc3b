import { sql, type Kysely } from 'kysely'

/** What the levels record: reports, supplements, councils and their scorecards, results, decisions, certificates. */
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`
    create table commune_report (
      dossier_id uuid not null references dossier,
      attempt integer not null,
      contents jsonb not null,
      proposal_number text not null,
      proposed_at timestamptz not null,
      command_id uuid not null unique references command,
      primary key (dossier_id, attempt)
    );

    create table supplement_request (
      dossier_id uuid not null references dossier,
      number integer not null,
      level text not null,
      attempt integer not null,
      items jsonb not null,
      asked_at timestamptz not null,
      answered_at timestamptz,
      answer jsonb,
      command_id uuid not null unique references command,
      primary key (dossier_id, number)
    );

    create table advisory_report (
      dossier_id uuid not null references dossier,
      level text not null,
      attempt integer not null,
      findings text not null,
      proposal text not null,
      reported_at timestamptz not null,
      command_id uuid not null unique references command,
      primary key (dossier_id, level, attempt)
    );

    create table council (
      id uuid primary key default uuidv7(),
      unit_code text not null,
      unit_path text not null,
      level text not null,
      name text not null,
      -- Whose decisions rest on its results, as certificates name the issuer, e.g. UBND thành phố Hải Phòng.
      issuer text not null,
      decision_number text not null,
      realm text not null check (realm in ('live', 'rehearsal')),
      statute jsonb,
      created_at timestamptz not null default now()
    );
    create index council_by_unit on council (unit_code, realm, created_at);

    create table council_seat (
      council_id uuid not null references council,
      person_id text not null,
      agency text not null,
      seat text not null check (seat in ('chair', 'vice', 'member', 'secretary')),
      scoring boolean not null,
      primary key (council_id, person_id)
    );
    create unique index council_one_chair on council_seat (council_id) where seat = 'chair';

    create table scorecard (
      id uuid primary key default uuidv7(),
      command_id uuid not null unique,
      body_hash text not null,
      dossier_id uuid not null references dossier,
      level text not null,
      attempt integer not null,
      scoring integer not null,
      person_id text not null,
      marks jsonb not null,
      choices jsonb not null,
      knockouts text[] not null,
      total integer not null check (total between 0 and 100),
      scored_at timestamptz not null,
      constraint scorecard_once unique (dossier_id, level, attempt, scoring, person_id)
    );

    create table council_result (
      dossier_id uuid not null references dossier,
      level text not null,
      attempt integer not null,
      scoring integer not null,
      -- The mean is kept as it is made: compared as sum >= 90 * count, never rounded.
      points_sum integer not null,
      card_count integer not null check (card_count > 0),
      stars integer not null,
      agreed jsonb not null,
      knockouts text[] not null,
      grade jsonb not null,
      minutes text not null,
      concluded_at timestamptz not null,
      command_id uuid not null unique references command,
      primary key (dossier_id, level, attempt)
    );

    create table decision (
      dossier_id uuid not null references dossier,
      level text not null,
      attempt integer not null,
      kind text not null check (kind in ('recognise', 'not-recognise', 'forward', 'return')),
      stars integer,
      number text not null,
      decided_on date not null,
      command_id uuid not null unique references command,
      primary key (dossier_id, level, attempt)
    );
    create index decision_number on decision (number);

    create table serial (
      name text primary key,
      last integer not null
    );

    create table certificate (
      number text primary key check (number !~ '/'),
      product_id uuid not null references product,
      dossier_id uuid unique references dossier,
      stars integer not null check (stars between 3 and 5),
      decision_number text not null,
      issued_by text not null,
      valid_from date not null,
      valid_to date not null check (valid_to > valid_from),
      extended_to date,
      standing text not null default 'in-force'
        check (standing in ('in-force', 'extended', 'suspended', 'revoked', 'replaced')),
      replaced_by text references certificate,
      changed_at timestamptz not null,
      realm text not null check (realm in ('live', 'rehearsal')),
      clock_id text not null references clock,
      check ((standing = 'replaced') = (replaced_by is not null))
    );
    create index certificate_by_product on certificate (product_id);
  `.execute(db)
}
