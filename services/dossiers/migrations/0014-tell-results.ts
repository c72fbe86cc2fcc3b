import { sql, type Kysely } from 'kysely'

/** Who was told in writing what became of a council's result: the owner and the commune, with the decision on it. */
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`
    create table result_notice (
      dossier_id uuid not null references dossier,
      level text not null,
      attempt integer not null,
      role text not null,
      -- As the ledger of steps addresses its notices.
      recipient jsonb not null,
      name text not null,
      -- The step that ended with the decision: the ledger is told as it closes.
      step_id text,
      decision_number text not null,
      text text not null,
      article text not null,
      told_at timestamptz not null,
      primary key (dossier_id, level, attempt, role)
    );
    create index result_notice_by_step on result_notice (step_id);
  `.execute(db)
}
