import { sql, type Kysely } from 'kysely'

/** What people and circumstances change about an open step: more time, another holder, others who may act for it, days a unit is closed. */
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`
    alter table step_visit
      -- Counts the changes of an open step: of two tellings the higher number is the later.
      add column changes integer not null default 0,
      add column extended_days integer not null default 0 check (extended_days >= 0),
      -- Whom the step was given to instead of the plan's holder.
      add column holder jsonb,
      -- Who else may act for the holder: [{ holder, as }].
      add column takers jsonb not null default '[]',
      -- Days on which the holder's unit is closed, counted out of its working days.
      add column closed_days text[] not null default '{}';
    alter table process_step
      add column changes integer not null default 0,
      add column holder jsonb,
      add column takers jsonb not null default '[]',
      add column closed_days text[] not null default '{}';
    create index step_visit_open on step_visit (id) where closed_at is null;

    create table step_change (
      step_id text not null,
      number integer not null,
      command_id uuid not null,
      kind text not null,
      at timestamptz not null,
      person_id text,
      post jsonb,
      reason text not null,
      before jsonb not null,
      after jsonb not null,
      -- When its process had taken note of it; null: not yet.
      signalled_at timestamptz,
      primary key (step_id, number),
      unique (command_id, step_id)
    );
    create index step_change_unsignalled on step_change (step_id) where signalled_at is null;

    create table unit_closure (
      id uuid primary key,
      unit_code text not null,
      unit_path text not null,
      from_day date not null,
      to_day date not null check (to_day >= from_day),
      reason text not null check (length(reason) between 1 and 2000),
      recorded_by text not null,
      post jsonb not null,
      recorded_at timestamptz not null
    );
    create index unit_closure_by_unit on unit_closure (unit_code, from_day);

    -- Whom a command was done for, when not by the step's own holder.
    alter table command add column on_behalf_of jsonb;
  `.execute(db)
}
