import type { Kysely } from 'kysely'
import type { StoredFile } from '../file/store.ts'
import type { FilesTables } from '../tables.ts'
import type { Vault } from '../vault/gateway.ts'
import { areaOf, sizesOf } from './picture.ts'
import { keepSizes, unsizedPhotos } from './store.ts'

export type MakeNeeds = {
  readonly db: Kysely<FilesTables>
  readonly vault: Vault
  readonly now: () => Date
}

const atOnce = 20

export const sizeKey = (sha256: string): string => `photo/${sha256}`

/** Makes the sizes of photos that have none, one photo after the other. @returns how many were looked at */
export const makeSizes = async (needs: MakeNeeds): Promise<number> => {
  const photos = await unsizedPhotos(needs.db, atOnce)
  for (const photo of photos) await makeSizesOf(needs, photo)
  return photos.length
}

/** Bytes first, then the record that names them: killed in between, it is made again under the same names. */
const makeSizesOf = async ({ db, vault, now }: MakeNeeds, file: StoredFile): Promise<void> => {
  const at = now().toISOString()
  const stored = await vault.look(file.objectKey)
  const bytes = stored && (await vault.read(stored))
  const made = bytes && (await madeOf(bytes))
  if (!made) return keepSizes(db, { fileId: file.id, width: 0, height: 0, sizes: [], at })
  for (const { sha256, bytes: size, type } of made.sizes)
    await vault.store(sizeKey(sha256), size, type)
  return keepSizes(db, { fileId: file.id, ...made, at })
}

/** Undefined for what no program opens: it passed the first look and is broken further in. */
const madeOf = async (bytes: Buffer) => {
  try {
    return { ...(await areaOf(bytes)), sizes: await sizesOf(bytes) }
  } catch {
    return undefined
  }
}
