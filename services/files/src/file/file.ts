import type { PersonActor } from '@ocop/kernel/actor'
import { Problem, missing } from '@ocop/kernel/problem'
import type { FileRecord, LinkFile } from '../../contract/file.ts'
import type { FileTable } from '../tables.ts'

/** How long a signed link works: long enough to open the file on a slow line, too short to pass around. */
export const linkSeconds = 120

/** Where a file lies for good; the hash spreads the keys, the id keeps two equal files apart. */
export const evidenceKey = (sha256: string, fileId: string): string =>
  `evidence/${sha256.slice(0, 2)}/${fileId}`

/** Whether the person uploaded the file or has a post in the organisation it was uploaded for. */
export const isOwner = (
  person: PersonActor,
  file: Pick<FileTable, 'ownerPerson' | 'ownerOrganisation'>,
): boolean =>
  file.ownerPerson === person.personId ||
  (file.ownerOrganisation !== null && organisationsOf(person).includes(file.ownerOrganisation))

const organisationsOf = (person: PersonActor): readonly string[] => [
  ...new Set(person.posts.flatMap(({ organisation }) => organisation?.id ?? [])),
]

/**
 * For whom a person uploads: the organisation named, or the only one, or nobody but the person.
 * @throws invalid when the named one is not the person's, or several could be meant
 */
export const owningOrganisation = (person: PersonActor, named?: string): string | null => {
  const own = organisationsOf(person)
  const chosen = named ?? (own.length === 1 ? own[0] : undefined)
  if (chosen === undefined && own.length === 0) return null
  if (chosen !== undefined && own.includes(chosen)) return chosen
  const detail = 'Name the organisation the file is uploaded for: one of those you hold a post in.'
  throw new Problem('invalid', 'organisation-not-yours', detail, {
    errors: [{ pointer: '/organisation', code: 'organisation-not-yours', detail }],
  })
}

/** What the owner of a subject says about this person: may read it, may not, or cannot be asked just now. */
export type Word = 'yes' | 'no' | 'unknown'

/**
 * Whether the files of one of the subjects are the person's to read.
 * @throws missing when every owner says no; unavailable when nobody says yes and one could not be asked
 */
export const requireReader = async (
  links: readonly LinkFile[],
  ask: (link: LinkFile) => Promise<Word>,
): Promise<void> => {
  const words = await Promise.all(links.map(ask))
  if (words.includes('yes')) return
  if (words.includes('unknown'))
    throw new Problem(
      'unavailable',
      'access-unknown',
      'Whether you may read this file cannot be found out just now. Repeat in a moment.',
    )
  throw missing('file')
}

export const recordOf = (file: FileTable, replacedBy: string | null): FileRecord => ({
  id: file.id,
  state: 'accepted',
  name: file.name,
  type: file.type,
  size: file.size,
  sha256: file.sha256,
  purpose: file.purpose,
  scan: file.scan,
  owner: { personId: file.ownerPerson, organisationId: file.ownerOrganisation },
  replaces: file.replaces,
  replacedBy,
  acceptedAt: file.acceptedAt,
})
