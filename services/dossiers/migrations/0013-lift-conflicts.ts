import { sql, type Kysely } from 'kysely'

/** Conflicts of interest declared in error are lifted: the declaration moves here as it stood, with who lifted it and why. */
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`
    create table lifted_conflict (
      dossier_id uuid not null references dossier,
      person_id text not null,
      ground text not null,
      reason text not null,
      declared_by text not null,
      declared_at timestamptz not null,
      -- The command that declared it: sent again it declares nothing anew.
      command_id uuid not null unique,
      lifted_by text not null,
      lifted_at timestamptz not null,
      lift_reason text not null,
      lift_command_id uuid primary key
    );
    create index lifted_conflict_by_dossier on lifted_conflict (dossier_id, lifted_at);
  `.execute(db)
}
