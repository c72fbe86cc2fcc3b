import { sql, type Kysely } from 'kysely'

/** Uploads on their way in, and the vault's register of accepted files. Owner: the files service. */
// The migration runs before any table type exists.
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`
    create table file (
      id uuid primary key,
      owner_person text not null,
      owner_organisation text,
      name text not null,
      type text not null,
      size bigint not null check (size > 0),
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      purpose text not null,
      scan text not null check (scan in ('clean', 'not-scanned')),
      object_key text not null unique,
      object_version text,
      replaces uuid constraint file_replaced_once unique references file (id),
      accepted_at timestamptz not null,
      check (replaces <> id)
    )`.execute(db)
  await sql`comment on table file is 'files: evidence whose content was examined; rows are never changed or removed'`.execute(
    db,
  )
  await sql`
    create table upload (
      id uuid primary key,
      person_id text not null,
      organisation_id text,
      name text not null,
      type text not null,
      size bigint not null check (size > 0),
      purpose text not null,
      replaces uuid references file (id),
      file_id uuid not null unique,
      state text not null default 'pending' check (state in ('pending', 'accepted', 'rejected', 'expired')),
      refusal_code text,
      refusal_detail text,
      requested_at timestamptz not null,
      settled_at timestamptz,
      check ((state = 'pending') = (settled_at is null)),
      check ((state = 'rejected') = (refusal_code is not null and refusal_detail is not null))
    )`.execute(db)
  await sql`comment on table upload is 'files: one row per intended upload; pending until its content was examined'`.execute(
    db,
  )
  await sql`create index upload_by_person on upload (person_id, requested_at)`.execute(db)
  await sql`create index upload_pending on upload (requested_at) where state = 'pending'`.execute(
    db,
  )
  await sql`
    create table file_link (
      file_id uuid not null references file (id),
      subject_type text not null check (subject_type in ('dossier')),
      subject_id uuid not null,
      linked_by text not null,
      linked_at timestamptz not null,
      primary key (file_id, subject_type, subject_id)
    )`.execute(db)
  await keepRowsAsTheyAre(db)
}

/** Evidence is what was hashed: a correction is a new file that replaces the old one. */
const keepRowsAsTheyAre = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'rows of % are never changed or removed', tg_table_name;
    end $$`.execute(db)
  await sql`
    create trigger file_is_kept before update or delete on file
    for each row execute function refuse_change()`.execute(db)
}
