import { sql, type Kysely } from 'kysely'

/** The ledger of steps, the words processes sent about them, and the stepped clocks they follow. */
export const up = async (db: Kysely<any>): Promise<void> => {
  for (const statement of [steps, ...stepIndexes, words, notices, ...noticeIndexes, clocks])
    await sql.raw(statement).execute(db)
}

const steps = `
  create table step (
    id text primary key,
    process text not null,
    subject_type text not null,
    subject_id text not null,
    subject_title text not null,
    subject_unit jsonb not null,
    level text not null,
    attempt integer not null,
    step text not null,
    title text not null,
    holder_role text not null,
    holder_unit jsonb not null,
    holder_organisation_id text,
    opened_at timestamptz not null,
    counts_from timestamptz not null,
    first_due_at timestamptz,
    due_at timestamptz,
    claim_by timestamptz,
    paused_since timestamptz,
    reason text not null,
    article text not null,
    acts text[] not null,
    clock_id text not null,
    realm text not null check (realm in ('live', 'rehearsal')),
    audience text[] not null,
    turns text[] not null,
    search_text text not null,
    picked_up_at timestamptz,
    picked_up_by text,
    closed_at timestamptz,
    outcome text,
    in_time boolean,
    late_working_days numeric check (late_working_days >= 0),
    late_working_hours numeric check (late_working_hours >= 0),
    paused_working_days numeric check (paused_working_days >= 0),
    used_working_days numeric check (used_working_days >= 0),
    version integer not null default 1,
    constraint step_live_clock check (realm <> 'live' or clock_id = 'live'),
    constraint step_closed_whole check ((closed_at is null) = (outcome is null)),
    constraint step_closed_judged check ((closed_at is null) = (in_time is null)),
    constraint step_picked_up_whole check ((picked_up_at is null) = (picked_up_by is null))
  );
  comment on table step is 'Owned by supervision: one row per step of a process, whose turn it is and until when.';
  comment on column step.audience is 'Tokens of those who may know of the step; a reader without one of them sees nothing.';
  comment on column step.turns is 'Tokens of the posts that may act: the holder and whoever it was escalated to.'`

// Readers of an open list must not wade through a pending list, so the GIN indexes are kept merged (fastupdate off).
const stepIndexes = [
  'create index step_open_due on step (clock_id, due_at) where closed_at is null',
  'create index step_open_audience on step using gin (audience) with (fastupdate = off) where closed_at is null',
  'create index step_open_turns on step using gin (turns) with (fastupdate = off) where closed_at is null',
  'create index step_closed_audience on step using gin (audience) with (fastupdate = off) where closed_at is not null',
  'create index step_closed_at on step (closed_at desc) where closed_at is not null',
  'create index step_subject on step (subject_id)',
  'create index step_search on step using gin (search_text public.gin_trgm_ops) with (fastupdate = off) where closed_at is null',
]

// No foreign keys to step: a word may arrive before the step it speaks of.
const words = `
  create table step_closing (
    step_id text primary key,
    closed_at timestamptz not null,
    outcome text not null,
    in_time boolean,
    late_working_days numeric,
    late_working_hours numeric,
    paused_working_days numeric,
    used_working_days numeric
  );
  comment on table step_closing is 'Owned by supervision: the first closing word about a step; later ones change nothing.';
  create table step_pause (
    seq bigint generated always as identity,
    step_id text not null,
    kind text not null check (kind in ('pause', 'resume')),
    at timestamptz not null,
    due_at timestamptz,
    primary key (step_id, kind, at)
  );
  comment on table step_pause is 'Owned by supervision: when a step''s clock was stopped and let run again.'`

const notices = `
  create table notice (
    seq bigint generated always as identity unique,
    step_id text not null,
    id text not null,
    kind text not null check (kind in ('reminder', 'due', 'escalation', 'urging')),
    share numeric,
    rung integer,
    at timestamptz not null,
    recipient jsonb not null,
    recipient_token text,
    text text,
    sent_by text,
    after_close boolean not null,
    primary key (step_id, id)
  );
  comment on table notice is 'Owned by supervision: reminders, escalations and urgings, each recorded once.'`

const noticeIndexes = ['create index notice_recipient on notice (recipient_token, seq)']

const clocks = `
  create table clock (
    id text primary key check (id <> 'live'),
    now timestamptz not null
  );
  comment on table clock is 'Owned by supervision: stepped rehearsal clocks as last told; the live clock is the wall clock.'`
