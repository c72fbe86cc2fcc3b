import { Problem, type Fault } from '@ocop/kernel/problem'
import type { FileRecord } from '@ocop/files/contract/file'
import type { NewPaper } from '../../contract/acts.ts'
import type { Dossier, Trx } from '../act/act.ts'
import { evidenceKinds } from '../grading/evidence-kinds.ts'
import type { Needs } from '../needs.ts'

/**
 * Takes papers for a dossier: each is an accepted file of the producer's own and of a known kind. They are remembered
 * and linked, so that whoever may read the dossier may read them; repeating it changes nothing.
 * @throws invalid naming every paper that cannot be used
 */
export const takePapers = async (
  { db, files }: Pick<Needs, 'db' | 'files'>,
  { id, organisationId }: Pick<Dossier, 'id' | 'organisationId'>,
  papers: readonly NewPaper[],
): Promise<void> => {
  if (papers.length === 0) return
  const found = await Promise.all(papers.map(({ fileId }) => files.find(fileId)))
  const errors = papers.flatMap((paper, index) =>
    faultsOf(paper, index, found[index], organisationId),
  )
  if (errors.length)
    throw new Problem('invalid', 'papers-unusable', `${errors.length} paper(s) cannot be used.`, {
      errors,
    })
  const known = found.flatMap((file) =>
    file ? [{ fileId: file.id, organisationId, name: file.name, sha256: file.sha256 }] : [],
  )
  await db
    .insertInto('knownFile')
    .values(known)
    .onConflict((key) => key.column('fileId').doNothing())
    .execute()
  await Promise.all(known.map(({ fileId }) => files.link(fileId, id)))
}

const faultsOf = (
  { kind }: NewPaper,
  index: number,
  file: FileRecord | undefined,
  organisationId: string,
): Fault[] => {
  const faults: Fault[] = []
  if (!evidenceKinds.has(kind))
    faults.push({
      pointer: `/papers/${index}/kind`,
      code: 'evidence-kind-unknown',
      detail: `There is no evidence kind ${kind}.`,
    })
  if (file?.owner.organisationId !== organisationId)
    faults.push({
      pointer: `/papers/${index}/fileId`,
      code: 'file-unknown',
      detail: 'No accepted file of yours has this id.',
    })
  return faults
}

/** Adds taken papers to a dossier; the same file under the same kind is there once. */
export const attachPapers = async (
  trx: Trx,
  dossierId: string,
  papers: readonly NewPaper[],
  addedAt: string,
): Promise<void> => {
  if (papers.length === 0) return
  await trx
    .insertInto('paper')
    .values(papers.map(({ kind, fileId }) => ({ dossierId, kind, fileId, addedAt })))
    .onConflict((key) => key.columns(['dossierId', 'kind', 'fileId']).doNothing())
    .execute()
}
