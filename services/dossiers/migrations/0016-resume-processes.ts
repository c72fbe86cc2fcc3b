import { sql, type Kysely } from 'kysely'

/** Who had a lost process go on by its record, and why. */
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`
    create table resumption (
      command_id uuid primary key,
      workflow_id text not null references process_run,
      person_id text not null,
      post jsonb not null,
      reason text not null,
      at timestamptz not null
    );
  `.execute(db)
}
