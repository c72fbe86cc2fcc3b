import { sql, type Kysely } from 'kysely'

/** What buyers ask producers, what came of it, and the words about it that the ledger has not been told yet. */
export const up = async (db: Kysely<any>): Promise<void> => {
  // Tickets of public forms that were used: each sends one form.
  await sql`create table used_ticket (
    nonce text primary key,
    used_at timestamptz not null
  )`.execute(db)
  // Personal data of the buyer stays in this table; its code is given to the buyer alone and kept as a hash.
  await sql`create table enquiry (
    id uuid primary key,
    code_hash text not null unique,
    kind text not null check (kind in ('retail', 'wholesale')),
    buyer jsonb not null,
    message text not null,
    quantity text,
    place text,
    wanted_by date,
    received_at timestamptz not null
  )`.execute(db)
  await sql`create table enquiry_part (
    id uuid primary key,
    enquiry_id uuid not null references enquiry (id),
    product_id uuid not null references product (product_id),
    producer_id text not null references producer (id),
    version integer not null check (version > 0),
    state text not null check (state in ('open', 'answered', 'agreed', 'declined', 'no-answer')),
    due_at timestamptz not null,
    lapses_at timestamptz not null,
    escalated_at timestamptz,
    answer text,
    answered_at timestamptz,
    answered_by text,
    on_behalf boolean not null default false,
    closed_at timestamptz,
    unique (enquiry_id, product_id),
    check ((answer is null) = (answered_at is null))
  )`.execute(db)
  await sql`create index enquiry_part_producer on enquiry_part (producer_id, state)`.execute(db)
  await sql`create index enquiry_part_open on enquiry_part (due_at) where state = 'open'`.execute(
    db,
  )
  await sql`create table ledger_word (
    cursor bigint generated always as identity primary key,
    method text not null check (method in ('PUT', 'POST')),
    path text not null,
    body jsonb not null
  )`.execute(db)
}
