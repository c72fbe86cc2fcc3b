import { sql, type Kysely } from 'kysely'

/** Changes of open steps, why a step cannot move, letters of urging, acts that wait for a second person. */
export const up = async (db: Kysely<any>): Promise<void> => {
  for (const statement of [steps, changes, letters, proposals, reconciliations])
    await sql.raw(statement).execute(db)
}

const steps = `
  alter table step
    add column change_number integer not null default 0,
    add column takers jsonb not null default '[]',
    add column delegable text[],
    add column closed_days text[] not null default '{}',
    add column technical jsonb,
    add column vacancy jsonb,
    add column last_touch jsonb;
  comment on column step.takers is 'Posts that may act for the holder: [{ holder, as }].';
  comment on column step.technical is 'What keeps the process from moving, as last found by looking at the engine.';
  comment on column step.vacancy is 'Nobody acts under the holder''s post just now, and who stands in: as last asked of identity.';
  create index step_open_process on step (process) where closed_at is null;
  create index step_open_holder on step (holder_role, (holder_unit ->> 'code')) where closed_at is null;`

const changes = `
  create table step_change (
    step_id text not null,
    number integer not null,
    at timestamptz not null,
    word jsonb not null,
    primary key (step_id, number)
  );
  comment on table step_change is 'Owned by supervision: what changed about an open step, as its record tells; the highest number counts.';
  alter table notice drop constraint notice_kind_check;
  alter table notice add constraint notice_kind_check
    check (kind in ('reminder', 'due', 'escalation', 'urging', 'due-moved', 'reassigned', 'on-behalf', 'stand-in'));`

const letters = `
  create table letter_serial (
    series text primary key,
    last integer not null
  );
  comment on table letter_serial is 'Owned by supervision: numbers of letters without gaps, per unit, year and realm.';
  create table letter (
    id uuid primary key,
    step_id text not null references step (id),
    number text not null,
    realm text not null,
    day date not null,
    sender jsonb not null,
    recipient jsonb not null,
    paragraphs jsonb not null,
    written_by text not null,
    unique (number, realm)
  );
  comment on table letter is 'Owned by supervision: letters of urging (công văn đôn đốc) as they were written. Never edited.';
  create index letter_step on letter (step_id);`

const proposals = `
  create table proposal (
    id uuid primary key,
    act text not null,
    step_ids text[] not null,
    details jsonb not null,
    audience text[] not null,
    reason text not null,
    proposed_by text not null,
    post jsonb not null,
    at timestamptz not null,
    why text not null,
    state text not null check (state in ('waiting', 'confirmed', 'rejected')),
    decided_by text,
    decided_post jsonb,
    decided_reason text,
    decided_at timestamptz,
    outcome jsonb,
    check ((state = 'waiting') = (decided_by is null)),
    check (decided_by is null or decided_by <> proposed_by)
  );
  comment on table proposal is 'Owned by supervision: risky acts proposed by one person and confirmed or rejected by another.';
  create index proposal_waiting on proposal (at) where state = 'waiting';`

const reconciliations = `
  create table reconciliation (
    id text primary key,
    began_at timestamptz not null,
    ended_at timestamptz not null,
    compared jsonb not null,
    drafts_swept integer not null,
    differences jsonb not null
  );
  comment on table reconciliation is 'Owned by supervision: what a look over all records and processes found.';
  create index reconciliation_ended on reconciliation (ended_at desc);`
