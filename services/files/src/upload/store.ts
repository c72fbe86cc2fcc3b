import { sql, type Kysely, type Selectable, type Transaction } from 'kysely'
import { missing } from '@ocop/kernel/problem'
import type { Refusal } from '../content/refusal.ts'
import type { FilesTables, FileTable, UploadTable } from '../tables.ts'
import { openMinutes } from './upload.ts'

export type Upload = Selectable<UploadTable>
export type NewUpload = Omit<UploadTable, 'state' | 'refusalCode' | 'refusalDetail' | 'settledAt'>

/** Counts a person's uploads; others of the same person wait until the transaction ends, so no two pass together. */
export const uploadsBegun = async (
  trx: Transaction<FilesTables>,
  personId: string,
  now: Date,
): Promise<{ open: number; lastHour: number }> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${personId}, 4104))`.execute(trx)
  const minutesAgo = (minutes: number): string =>
    new Date(now.getTime() - minutes * 60_000).toISOString()
  const row = await trx
    .selectFrom('upload')
    .where('personId', '=', personId)
    .where('requestedAt', '>', minutesAgo(60))
    .select((row) => [
      row.fn.countAll<number>().as('lastHour'),
      row.fn
        .countAll<number>()
        .filterWhere('state', '=', 'pending')
        .filterWhere('requestedAt', '>', minutesAgo(openMinutes))
        .as('open'),
    ])
    .executeTakeFirstOrThrow()
  return { open: row.open, lastHour: row.lastHour }
}

export const insertUpload = async (
  trx: Transaction<FilesTables>,
  upload: NewUpload,
): Promise<void> => {
  await trx
    .insertInto('upload')
    .values({ ...upload, state: 'pending' })
    .execute()
}

/** The upload as the person who began it sees it. @throws missing for anybody else */
export const uploadOf = async (
  db: Kysely<FilesTables>,
  id: string,
  personId: string,
): Promise<Upload> => {
  const row = await db
    .selectFrom('upload')
    .selectAll()
    .where('id', '=', id)
    .where('personId', '=', personId)
    .executeTakeFirst()
  if (!row) throw missing('upload')
  return row
}

/** Holds the upload's row until the transaction ends. @returns whether it is still pending */
export const holdPending = async (
  trx: Transaction<FilesTables>,
  uploadId: string,
): Promise<boolean> => {
  const row = await trx
    .selectFrom('upload')
    .select('state')
    .where('id', '=', uploadId)
    .forUpdate()
    .executeTakeFirst()
  return row?.state === 'pending'
}

/** Settles a pending upload as a file. @returns false, with nothing written, when it was settled before */
export const acceptUpload = async (
  trx: Transaction<FilesTables>,
  uploadId: string,
  file: FileTable,
): Promise<boolean> => {
  const settled = await trx
    .updateTable('upload')
    .set({ state: 'accepted', settledAt: file.acceptedAt })
    .where('id', '=', uploadId)
    .where('state', '=', 'pending')
    .returning('id')
    .executeTakeFirst()
  if (!settled) return false
  await trx.insertInto('file').values(file).execute()
  return true
}

/** Settles a pending upload as refused. @returns false when it was settled before */
export const rejectUpload = async (
  db: Kysely<FilesTables>,
  uploadId: string,
  { code, detail }: Refusal,
  now: Date,
): Promise<boolean> => {
  const settled = await db
    .updateTable('upload')
    .set({
      state: 'rejected',
      refusalCode: code,
      refusalDetail: detail,
      settledAt: now.toISOString(),
    })
    .where('id', '=', uploadId)
    .where('state', '=', 'pending')
    .returning('id')
    .executeTakeFirst()
  return settled !== undefined
}

/** Settles every upload begun before `before` and still pending as expired. @returns how many */
export const expireUploads = async (
  db: Kysely<FilesTables>,
  before: Date,
  now: Date,
): Promise<number> => {
  const rows = await db
    .updateTable('upload')
    .set({ state: 'expired', settledAt: now.toISOString() })
    .where('state', '=', 'pending')
    .where('requestedAt', '<', before.toISOString())
    .returning('id')
    .execute()
  return rows.length
}
