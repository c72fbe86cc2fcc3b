import { sql, type Kysely } from 'kysely'

/** Sizes of product photos as the public gets them; the original stays in the vault, unseen. */
// The migration runs before any table type exists.
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`
    create table photo (
      file_id uuid primary key references file (id),
      state text not null check (state in ('ready', 'broken')),
      width integer not null check (width >= 0),
      height integer not null check (height >= 0),
      made_at timestamptz not null
    )`.execute(db)
  await sql`comment on table photo is 'files: product photos whose sizes were made, or cannot be'`.execute(
    db,
  )
  await sql`
    create table photo_size (
      file_id uuid not null references photo (file_id),
      type text not null check (type in ('image/avif', 'image/jpeg')),
      width integer not null check (width > 0),
      height integer not null check (height > 0),
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      primary key (file_id, type, width)
    )`.execute(db)
  await sql`comment on table photo_size is 'files: sizes of product photos, named by the hash of their bytes'`.execute(
    db,
  )
  await sql`create index photo_size_by_hash on photo_size (sha256)`.execute(db)
}
