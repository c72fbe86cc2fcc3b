import { sql, type Kysely } from 'kysely'

/**
 * People and how they sign in. Person, session, credential, verification and signing key are better-auth's tables
 * under the field's names; the constraints are ours. Personal data of the platform is kept here and nowhere else.
 */
export const up = async (db: Kysely<any>): Promise<void> => {
  await keepPeople(db)
  await keepSessions(db)
  await keepKeysAndAttempts(db)
}

const keepPeople = async (db: Kysely<any>): Promise<void> => {
  await sql`create table person (
    id uuid primary key default gen_random_uuid(),
    name text not null check (length(name) between 1 and 200),
    email text not null constraint person_email_taken unique check (email = lower(email) and email like '_%@_%'),
    email_verified boolean not null default false,
    image text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`.execute(db)
  await sql`create table credential (
    id uuid primary key default gen_random_uuid(),
    person_id uuid not null references person on delete cascade,
    account_id text not null,
    provider_id text not null,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz,
    refresh_token_expires_at timestamptz,
    scope text,
    password text check (length(password) > 40),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (provider_id, account_id)
  )`.execute(db)
  await sql`create index on credential (person_id)`.execute(db)
  await sql`comment on table credential is 'Owner: identity. The password column holds a salted scrypt hash, never a password.'`.execute(
    db,
  )
}

const keepSessions = async (db: Kysely<any>): Promise<void> => {
  await sql`create table session (
    id uuid primary key default gen_random_uuid(),
    token text not null unique,
    person_id uuid not null references person on delete cascade,
    expires_at timestamptz not null,
    ip_address text,
    user_agent text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    check (expires_at > created_at)
  )`.execute(db)
  await sql`create index on session (person_id)`.execute(db)
  await sql`create table verification (
    id uuid primary key default gen_random_uuid(),
    identifier text not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`.execute(db)
  await sql`create index on verification (identifier)`.execute(db)
}

const keepKeysAndAttempts = async (db: Kysely<any>): Promise<void> => {
  await sql`create table signing_key (
    id uuid primary key default gen_random_uuid(),
    public_key text not null,
    private_key text not null,
    alg text,
    crv text,
    created_at timestamptz not null default now(),
    expires_at timestamptz
  )`.execute(db)
  await sql`comment on table signing_key is 'Owner: identity. Signs person tokens; private_key is encrypted with the secret of the process.'`.execute(
    db,
  )
  await sql`create table sign_in_attempt (
    key text primary key,
    hits integer not null check (hits >= 0),
    resets_at timestamptz not null
  )`.execute(db)
  await sql`create table processed_command (
    id uuid primary key,
    fingerprint text not null,
    answer jsonb,
    processed_at timestamptz not null default now()
  )`.execute(db)
}
