import type { Kysely, Selectable } from 'kysely'
import type { LinkFile } from '../../contract/file.ts'
import type { FilesTables, FileTable } from '../tables.ts'

export type StoredFile = Selectable<FileTable>

export const fileById = (db: Kysely<FilesTables>, id: string): Promise<StoredFile | undefined> =>
  db.selectFrom('file').selectAll().where('id', '=', id).executeTakeFirst()

/** The file that took this one's place, if any. */
export const successorOf = async (db: Kysely<FilesTables>, id: string): Promise<string | null> => {
  const row = await db.selectFrom('file').select('id').where('replaces', '=', id).executeTakeFirst()
  return row?.id ?? null
}

export const linksOf = async (db: Kysely<FilesTables>, fileId: string): Promise<LinkFile[]> => {
  const rows = await db
    .selectFrom('fileLink')
    .select(['subjectType', 'subjectId'])
    .where('fileId', '=', fileId)
    .orderBy('linkedAt')
    .execute()
  return rows.map(({ subjectType, subjectId }) => ({ type: subjectType, id: subjectId }))
}

/** Ties a file to a subject; the same tie again changes nothing. */
export const insertLink = async (
  db: Kysely<FilesTables>,
  link: FilesTables['fileLink'],
): Promise<void> => {
  await db
    .insertInto('fileLink')
    .values(link)
    .onConflict((tie) => tie.doNothing())
    .execute()
}
