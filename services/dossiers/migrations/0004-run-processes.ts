import { sql, type Kysely } from 'kysely'

/**
 * Every running process that follows a clock, the steps of processes that are no dossier's, and commands to any of them.
 * Owner: the dossiers service.
 */
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`
    create table process_run (
      workflow_id text primary key,
      kind text not null check (kind in ('dossier', 'round', 'certificate', 'inspection')),
      subject_id text not null,
      -- As the ledger names it; never a person's name.
      title text not null,
      unit_path text not null,
      organisation_id uuid,
      -- Whose reminders and ladder its steps follow.
      regime text not null,
      clock_id text not null references clock,
      realm text not null check (realm in ('live', 'rehearsal')),
      -- Counts the writes of the process; one that carries a lower number is late and ignored.
      process_version integer not null default 0,
      -- Changes of its record, and how many of them it was told of.
      news integer not null default 0,
      news_told integer not null default 0,
      began_at timestamptz not null,
      -- When the engine took it; until then it is still to be started.
      started_at timestamptz,
      ended_at timestamptz
    );
    create index process_run_open on process_run (clock_id) where ended_at is null;
    create index process_run_untold on process_run (workflow_id)
      where ended_at is null and (started_at is null or news_told < news);

    insert into process_run (workflow_id, kind, subject_id, title, unit_path, organisation_id, regime, clock_id, realm,
      process_version, began_at, started_at)
    select 'dossier:' || dossier.id, 'dossier', dossier.id, product.name, dossier.unit_path, dossier.organisation_id,
      dossier.regime, dossier.clock_id, dossier.realm, dossier.process_version, dossier.lodged_at, dossier.lodged_at
    from dossier join product on product.id = dossier.product_id
    where dossier.state = 'lodged'
      or exists (select from step_visit where dossier_id = dossier.id and closed_at is null);

    create table process_step (
      id text primary key,
      workflow_id text not null references process_run,
      step text not null,
      visit integer not null,
      -- Title, holder rule, allowance with its article, acts: as the process opened it.
      plan jsonb not null,
      counts_from timestamptz not null,
      -- A day that is set by itself, e.g. that of a meeting, in place of the allowance.
      due_on date,
      opened_at timestamptz not null,
      due_at timestamptz not null,
      paused_since timestamptz,
      paused_days integer not null default 0,
      extended_days integer not null default 0,
      -- The process's version at the last word about its clock: an older word changes nothing.
      clock_version integer not null,
      closed_at timestamptz,
      outcome text,
      verdict jsonb,
      check ((closed_at is null) = (outcome is null))
    );
    create index process_step_by_run on process_step (workflow_id);

    alter table command alter column dossier_id drop not null;
    alter table command add column workflow_id text references process_run;
    alter table command add constraint command_of_one check (num_nonnulls(dossier_id, workflow_id) = 1);
  `.execute(db)
}
