import type { Kysely } from 'kysely'
import type { FilesTables } from '../tables.ts'
import type { Vault } from '../vault/gateway.ts'
import { expireUploads } from './store.ts'
import { quarantinePrefix, staleHours } from './upload.ts'

export type Swept = { readonly uploads: number; readonly objects: number }

/**
 * Settles uploads nobody completed as expired, then removes what lies in quarantine for longer than a day: the
 * rows first, so that a completion running at this moment finds its upload settled. Safe to run by several at once.
 */
export const sweepQuarantine = async (
  { db, vault }: { db: Kysely<FilesTables>; vault: Vault },
  now: Date,
): Promise<Swept> => {
  const before = new Date(now.getTime() - staleHours * 3_600_000)
  const uploads = await expireUploads(db, before, now)
  const objects = await vault.clear(quarantinePrefix, before)
  return { uploads, objects }
}
