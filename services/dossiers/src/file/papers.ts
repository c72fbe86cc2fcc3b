import type { PersonActor } from '@ocop/kernel/actor'
import { Problem, type Fault } from '@ocop/kernel/problem'
import type { FileRecord } from '@ocop/files/contract/file'
import type { NewPaper } from '../../contract/acts.ts'
import type { Dossier, Trx } from '../act/act.ts'
import { visibleDossier } from '../dossier/store.ts'
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
  await remember(db, found)
  await Promise.all(papers.map(({ fileId }) => files.link(fileId, id)))
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

/**
 * Takes files that staff bring to a dossier: each is an accepted file of the person's own. They are remembered and
 * linked, so that whoever may read the dossier may read them; repeating it changes nothing.
 * @throws invalid when one of them cannot be used; missing when the person may not know of the dossier
 */
export const takeEvidence = async (
  { db, files: evidence }: Pick<Needs, 'db' | 'files'>,
  actor: PersonActor,
  { dossierId, files }: { readonly dossierId: string; readonly files: readonly string[] },
): Promise<void> => {
  if (files.length === 0) return
  await visibleDossier(db, actor, dossierId)
  const found = await Promise.all(files.map((id) => evidence.find(id)))
  const own = found.filter((file) => file?.owner.personId === actor.personId)
  const errors = files.flatMap((id, index) =>
    own.some((file) => file?.id === id)
      ? []
      : [
          {
            pointer: `/files/${index}`,
            code: 'file-unknown',
            detail: `${id} is no file of yours.`,
          },
        ],
  )
  if (errors.length)
    throw new Problem('invalid', 'papers-unusable', `${errors.length} file(s) cannot be used.`, {
      errors,
    })
  await remember(db, own)
  await Promise.all(files.map((fileId) => evidence.link(fileId, dossierId)))
}

const remember = async (
  db: Needs['db'],
  files: readonly (FileRecord | undefined)[],
): Promise<void> => {
  const known = files.flatMap((file) =>
    file
      ? [
          {
            fileId: file.id,
            organisationId: file.owner.organisationId,
            name: file.name,
            sha256: file.sha256,
          },
        ]
      : [],
  )
  await db
    .insertInto('knownFile')
    .values(known)
    .onConflict((key) => key.column('fileId').doNothing())
    .execute()
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
