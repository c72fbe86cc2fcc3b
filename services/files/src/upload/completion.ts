import type { Kysely } from 'kysely'
import type { LimitFunction } from 'p-limit'
import { Problem } from '@ocop/kernel/problem'
import { isUniqueViolation } from '@ocop/postgres/guarded'
import type { CompletedUpload } from '../../contract/upload.ts'
import { examine, sizeRefusal } from '../content/content.ts'
import type { Refusal } from '../content/refusal.ts'
import { evidenceKey } from '../file/file.ts'
import { fileById } from '../file/store.ts'
import { photoRefusal } from '../photo/picture.ts'
import type { FilesTables, FileTable } from '../tables.ts'
import type { Stored, Vault } from '../vault/gateway.ts'
import { acceptUpload, holdPending, rejectUpload, uploadOf, type Upload } from './store.ts'
import { quarantineKey, refusalOf } from './upload.ts'

export type CompletionNeeds = {
  readonly db: Kysely<FilesTables>
  readonly vault: Vault
  readonly now: () => Date
  /** How many files are held in memory at once. */
  readonly examinations: LimitFunction
}

/**
 * Makes an upload count: looks into what arrived, copies it to the vault, settles the upload. Repeated, or done
 * twice at once, it gives the same answer; stopped half-way it can be repeated.
 * @throws conflict while nothing has arrived; invalid, now and ever after, when the content is not acceptable
 */
export const completeUpload = async (
  needs: CompletionNeeds,
  id: string,
  personId: string,
): Promise<CompletedUpload> => {
  const upload = await uploadOf(needs.db, id, personId)
  if (upload.state !== 'pending') return settledAnswer(needs, upload)
  const received = await needs.vault.look(quarantineKey(id))
  if (received) await needs.examinations(() => settle(needs, upload, received))
  return answerNow(needs, upload)
}

const settledAnswer = async ({ db }: CompletionNeeds, upload: Upload): Promise<CompletedUpload> => {
  const file = upload.state === 'accepted' ? await fileById(db, upload.fileId) : undefined
  if (!file) throw refusalOf(upload)
  return { fileId: file.id, sha256: file.sha256, type: file.type, scan: file.scan }
}

/** What holds after the attempt: this completion's outcome, or that of another which was faster. */
const answerNow = async (needs: CompletionNeeds, upload: Upload): Promise<CompletedUpload> => {
  const current = await uploadOf(needs.db, upload.id, upload.personId)
  if (current.state === 'pending')
    throw new Problem(
      'conflict',
      'upload-not-received',
      'The file has not arrived in the storage. Send it to the address of the upload first.',
    )
  return settledAnswer(needs, current)
}

const settle = async (needs: CompletionNeeds, upload: Upload, received: Stored): Promise<void> => {
  const refusal = sizeRefusal(received.size, upload.size)
  if (refusal) return reject(needs, upload, refusal)
  const bytes = await needs.vault.read(received)
  // Another completion was faster and has cleared the quarantine.
  if (!bytes) return
  const examined = await examine(bytes, upload.type)
  if (examined.refusal) return reject(needs, upload, examined.refusal)
  const poor = upload.purpose === 'product-photo' ? await photoRefusal(bytes) : undefined
  if (poor) return reject(needs, upload, poor)
  return accept(needs, { upload, received, sha256: examined.sha256 })
}

type Acceptable = {
  readonly upload: Upload
  readonly received: Stored
  readonly sha256: string
}

/**
 * Copies to the vault and records the file while holding the upload's row: two completions never copy to the
 * same place at once, and a row never points at nothing. A copy made before a crash is made again.
 */
const accept = async (needs: CompletionNeeds, found: Acceptable): Promise<void> => {
  const { upload, received, sha256 } = found
  const key = evidenceKey(sha256, upload.fileId)
  try {
    const settled = await needs.db.transaction().execute(async (trx) => {
      if (!(await holdPending(trx, upload.id))) return true
      const copy = await needs.vault.keep(received, key)
      if (!copy) return false
      return acceptUpload(trx, upload.id, fileOf(found, { key, ...copy }, needs.now()))
    })
    if (settled) await cleared(needs, quarantineKey(upload.id))
  } catch (error) {
    if (!isUniqueViolation(error, 'file_replaced_once')) throw error
    await reject(needs, upload, alreadyReplaced)
    await cleared(needs, key)
  }
}

const alreadyReplaced: Refusal = {
  code: 'file-already-replaced',
  detail: 'The file this one should replace has been replaced meanwhile. Replace the newest one.',
}

const fileOf = (
  { upload, sha256 }: Acceptable,
  copy: { key: string; version: string | null },
  now: Date,
): FileTable => ({
  id: upload.fileId,
  ownerPerson: upload.personId,
  ownerOrganisation: upload.organisationId,
  name: upload.name,
  type: upload.type,
  size: upload.size,
  sha256,
  purpose: upload.purpose,
  scan: 'not-scanned',
  objectKey: copy.key,
  objectVersion: copy.version,
  replaces: upload.replaces,
  acceptedAt: now.toISOString(),
})

const reject = async (needs: CompletionNeeds, upload: Upload, refusal: Refusal): Promise<void> => {
  await rejectUpload(needs.db, upload.id, refusal, needs.now())
  await cleared(needs, quarantineKey(upload.id))
}

/** The upload is settled by now; what cannot be cleared away this time is cleared later or points nowhere. */
const cleared = ({ vault }: CompletionNeeds, key: string): Promise<unknown> =>
  vault.clear(key).catch(() => undefined)
