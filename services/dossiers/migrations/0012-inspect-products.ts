import { sql, type Kysely } from 'kysely'

/** Inspections of products, by quarterly plan or one by one, and what was done about them. */
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`
    create table inspection (
      id uuid primary key default uuidv7(),
      version integer not null default 1,
      state text not null default 'planned'
        check (state in ('planned', 'fixing', 'checking', 'closed', 'to-revocation', 'cancelled', 'lapsed')),
      type text not null
        check (type in ('quality', 'food-safety', 'environment', 'label-market', 'pre-evaluation')),
      product_id uuid not null references product,
      certificate_number text references certificate,
      -- Stars decide who is competent; null before a recognition.
      stars integer,
      -- A quarter as 2026-Q3; null beside the plans.
      period text,
      begins_on date not null,
      due_on date not null check (due_on >= begins_on),
      findings jsonb not null default '[]',
      fix_by date,
      fixes integer not null default 0,
      -- Of the one that was asked for by itself: the same command finds it.
      body_hash text,
      realm text not null check (realm in ('live', 'rehearsal')),
      clock_id text not null references clock,
      planned_at timestamptz not null,
      constraint inspection_once unique (product_id, type, period),
      check (state <> 'fixing' or fix_by is not null)
    );
    create index inspection_by_period on inspection (period, type);

    create table inspection_act (
      seq bigint generated always as identity primary key,
      inspection_id uuid not null references inspection,
      at timestamptz not null,
      act text not null,
      role text,
      unit_name text,
      command_id uuid unique references command,
      facts jsonb not null default '{}'
    );
    create index inspection_act_by_inspection on inspection_act (inspection_id, seq);

    create table inspection_plan (
      id uuid primary key,
      body_hash text not null,
      planned integer not null,
      unit_path text not null,
      planned_at timestamptz not null
    );
  `.execute(db)
}
