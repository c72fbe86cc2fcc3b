import type { Kysely } from 'kysely'
import type { FilesTables } from '../tables.ts'
import type { StoredFile } from '../file/store.ts'
import type { Size } from './picture.ts'

type Db = Kysely<FilesTables>

/** Product photos whose sizes nobody has made yet, the oldest first. */
export const unsizedPhotos = (db: Db, limit: number): Promise<StoredFile[]> =>
  db
    .selectFrom('file')
    .leftJoin('photo', 'photo.fileId', 'file.id')
    .selectAll('file')
    .where('purpose', '=', 'product-photo')
    .where('photo.fileId', 'is', null)
    .orderBy('acceptedAt')
    .limit(limit)
    .execute()

type Made = {
  readonly fileId: string
  readonly width: number
  readonly height: number
  readonly sizes: readonly Omit<Size, 'bytes'>[]
  readonly at: string
}

/** Writes down what was made of a photo, or that nothing can be; made twice at once it is the same. */
export const keepSizes = (db: Db, { fileId, width, height, sizes, at }: Made): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const state = sizes.length > 0 ? ('ready' as const) : ('broken' as const)
    await trx
      .insertInto('photo')
      .values({ fileId, state, width, height, madeAt: at })
      .onConflict((key) => key.doNothing())
      .execute()
    if (sizes.length === 0) return
    await trx
      .insertInto('photoSize')
      .values(
        sizes.map(({ type, width: wide, height: high, sha256 }) => ({
          ...{ fileId, type, width: wide, height: high, sha256 },
        })),
      )
      .onConflict((key) => key.doNothing())
      .execute()
  })

export const photoOf = (db: Db, fileId: string) =>
  db.selectFrom('photo').selectAll().where('fileId', '=', fileId).executeTakeFirst()

export const sizesKept = (db: Db, fileId: string) =>
  db
    .selectFrom('photoSize')
    .selectAll()
    .where('fileId', '=', fileId)
    .orderBy('width')
    .orderBy('type')
    .execute()

export const isSizeKept = async (db: Db, sha256: string, type: Size['type']): Promise<boolean> => {
  const row = await db
    .selectFrom('photoSize')
    .select('sha256')
    .where('sha256', '=', sha256)
    .where('type', '=', type)
    .executeTakeFirst()
  return row !== undefined
}
