import { sql, type Kysely } from 'kysely'

/** Runs of transfers, what each dossier of them came to, and the units a dossier lay in before. */
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`
    alter table dossier add former_units jsonb not null default '[]';

    create table transfer (
      id uuid primary key,
      unit_code text,
      regime text,
      clock_id text not null references clock,
      reason text not null,
      person_id text not null,
      begun_at timestamptz not null,
      check (unit_code is not null or regime is not null)
    );

    create table transfer_item (
      transfer_id uuid not null references transfer,
      dossier_id uuid not null references dossier,
      outcome text not null check (outcome in ('moved', 'orphan', 'failed')),
      code text,
      movement jsonb not null,
      primary key (transfer_id, dossier_id)
    );
  `.execute(db)
}
