import type { Kysely } from 'kysely'
import type { LimitFunction } from 'p-limit'
import { Problem } from '@ocop/kernel/problem'
import { isUniqueViolation } from '@ocop/postgres/guarded'
import type { CompletedUpload } from '../../contract/upload.ts'
import { examine, sizeRefusal, type Examined, type Refusal } from '../content/content.ts'
import { evidenceKey } from '../file/file.ts'
import { fileById } from '../file/store.ts'
import type { FilesTables } from '../tables.ts'
import type { Stored, Vault } from '../vault/gateway.ts'
import { acceptUpload, rejectUpload, uploadOf, type Upload } from './store.ts'
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
  const examined = received && (await examineStored(needs, upload, received))
  // Nothing (any more) in quarantine: never sent, or another completion was faster.
  if (!received || !examined) return answerOfOther(needs, upload)
  if (examined.refusal) await reject(needs, upload, examined.refusal)
  else await accept(needs, { upload, received, sha256: examined.sha256 })
  return answerOfOther(needs, upload)
}

const settledAnswer = async ({ db }: CompletionNeeds, upload: Upload): Promise<CompletedUpload> => {
  const file = upload.state === 'accepted' ? await fileById(db, upload.fileId) : undefined
  if (!file) throw refusalOf(upload)
  return { fileId: file.id, sha256: file.sha256, type: file.type, scan: file.scan }
}

const answerOfOther = async (needs: CompletionNeeds, upload: Upload): Promise<CompletedUpload> => {
  const current = await uploadOf(needs.db, upload.id, upload.personId)
  if (current.state === 'pending')
    throw new Problem(
      'conflict',
      'upload-not-received',
      'The file has not arrived in the storage. Send it to the address of the upload first.',
    )
  return settledAnswer(needs, current)
}

const examineStored = async (
  { vault, examinations }: CompletionNeeds,
  upload: Upload,
  received: Stored,
): Promise<Examined | undefined> => {
  const refusal = sizeRefusal(received.size, upload.size)
  if (refusal) return { refusal }
  return examinations(async () => {
    const bytes = await vault.read(received)
    return bytes && examine(bytes, upload.type)
  })
}

type Acceptable = {
  readonly upload: Upload
  readonly received: Stored
  readonly sha256: string
}

/** Copies first, records then: a row never points at nothing. A copy that lost the race is taken away again. */
const accept = async (needs: CompletionNeeds, found: Acceptable): Promise<void> => {
  const { upload, received, sha256 } = found
  const key = evidenceKey(sha256, upload.fileId)
  const copy = await needs.vault.keep(received, key)
  if (!copy) return
  const outcome = await record(needs, found, { key, version: copy.version })
  if (outcome !== 'recorded') await needs.vault.discard(key, copy.version)
  if (outcome === 'replaced-by-other') return reject(needs, upload, alreadyReplaced)
  await clearQuarantine(needs, upload)
}

const alreadyReplaced: Refusal = {
  code: 'file-already-replaced',
  detail: 'The file this one should replace has been replaced meanwhile. Replace the newest one.',
}

const record = async (
  { db, now }: CompletionNeeds,
  { upload, sha256 }: Acceptable,
  copy: { key: string; version: string | null },
): Promise<'recorded' | 'settled-before' | 'replaced-by-other'> => {
  const file = {
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
    acceptedAt: now().toISOString(),
  } as const
  try {
    const won = await db.transaction().execute((trx) => acceptUpload(trx, upload.id, file))
    return won ? 'recorded' : 'settled-before'
  } catch (error) {
    if (isUniqueViolation(error, 'file_replaced_once')) return 'replaced-by-other'
    throw error
  }
}

const reject = async (needs: CompletionNeeds, upload: Upload, refusal: Refusal): Promise<void> => {
  await rejectUpload(needs.db, upload.id, refusal, needs.now())
  await clearQuarantine(needs, upload)
}

/** The upload is settled by now; what cannot be cleared away this time the sweep takes later. */
const clearQuarantine = ({ vault }: CompletionNeeds, upload: Upload): Promise<unknown> =>
  vault.clear(quarantineKey(upload.id)).catch(() => undefined)
