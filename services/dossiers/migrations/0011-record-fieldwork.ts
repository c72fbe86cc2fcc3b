import { sql, type Kysely } from 'kysely'

/** Samples, visits to the place, laboratory tests, and the commune's panel. */
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`
    -- Staff upload minutes and photos for no organisation.
    alter table known_file alter column organisation_id drop not null;
    alter table commune_report add column panel jsonb;

    create table sample_entry (
      command_id uuid primary key references command,
      dossier_id uuid not null references dossier,
      level text not null,
      kind text not null
        check (kind in ('received', 'missing', 'forwarded', 'returned', 'disposed')),
      units integer not null check (units > 0),
      condition text not null,
      at timestamptz not null
    );
    create index sample_entry_by_dossier on sample_entry (dossier_id);

    create table site_inspection (
      dossier_id uuid not null references dossier,
      number integer not null,
      level text not null,
      attempt integer not null,
      ground text not null,
      planned_on date not null,
      team jsonb not null,
      held_on date,
      findings jsonb not null default '[]',
      photos uuid[] not null default '{}',
      minutes_file_id uuid references known_file,
      reason text,
      primary key (dossier_id, number),
      check ((held_on is null) = (minutes_file_id is null)),
      check (held_on is null or reason is null)
    );

    create table lab_test (
      dossier_id uuid not null references dossier,
      number integer not null,
      level text not null,
      attempt integer not null,
      laboratory text not null,
      wanted text not null,
      criteria text[] not null,
      ordered_at timestamptz not null,
      result text,
      report_file_id uuid references known_file,
      reported_at timestamptz,
      primary key (dossier_id, number),
      check ((reported_at is null) = (report_file_id is null))
    );
  `.execute(db)
}
