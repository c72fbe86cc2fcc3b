import { sql, type Kysely } from 'kysely'

/** Every act of a person on a step, with who, why, before and after; and the commands already answered. */
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql
    .raw(
      `
  create table intervention (
    seq bigint generated always as identity primary key,
    step_id text not null references step (id),
    act text not null,
    person_id text not null,
    post jsonb not null,
    reason text,
    at timestamptz not null,
    before jsonb not null,
    after jsonb not null,
    command_id uuid,
    unique (command_id, step_id)
  );
  comment on table intervention is 'Owned by supervision: who acted on a step, why, and what it changed. Never edited.';
  create index intervention_step on intervention (step_id, seq);
  create table command (
    id uuid primary key,
    fingerprint text not null,
    answer jsonb
  );
  comment on table command is 'Owned by supervision: commands by id, so that a repetition gets the first answer.'`,
    )
    .execute(db)
}
