import { Problem } from '@ocop/kernel/problem'
import { FileType, type Purpose, type UploadRequest } from '../../contract/upload.ts'
import type { UploadTable } from '../tables.ts'

const megabyte = 1_048_576
const images = {
  'image/jpeg': 10 * megabyte,
  'image/png': 10 * megabyte,
  'image/webp': 10 * megabyte,
} as const satisfies Partial<Record<FileType, number>>

/** What each purpose takes, and the most bytes of it. */
const acceptedTypes: Readonly<Record<Purpose, Readonly<Partial<Record<FileType, number>>>>> = {
  evidence: { 'application/pdf': 20 * megabyte, ...images },
  'product-photo': images,
}

const extensionsOf: Readonly<Record<FileType, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
}

export type UploadLimits = {
  /** Uploads one person may begin in an hour. */
  readonly perHour: number
  /** Uploads one person may have begun in the last quarter of an hour without completing them. */
  readonly open: number
}
export const openMinutes = 15

/** A dossier has up to a few hundred pages of evidence; nobody needs more files than this at once. */
export const defaultLimits: UploadLimits = { perHour: 300, open: 60 }

/** How long the browser may use its ticket, and when an upload never completed is cleared away. */
export const ticketMinutes = 5
export const staleHours = 24

export type Admitted = { readonly type: FileType; readonly maxBytes: number }

/**
 * Checks what is about to be sent against what its purpose takes.
 * @throws unsupported for a type not taken, too-large, or invalid when the name's ending tells another type
 */
export const admit = ({ name, type, size, purpose }: UploadRequest): Admitted => {
  const known = FileType.safeParse(type).data
  const maxBytes = known && acceptedTypes[purpose][known]
  if (!known || maxBytes === undefined)
    throw new Problem(
      'unsupported',
      'file-type-not-accepted',
      `Files of type ${type} are not taken here. Taken are: ${Object.keys(acceptedTypes[purpose]).join(', ')}.`,
    )
  if (size > maxBytes)
    throw new Problem(
      'too-large',
      'file-too-large',
      `The file has ${size} bytes; ${known} may have at most ${maxBytes}.`,
      { facts: { maxBytes } },
    )
  requireEnding(name, known)
  return { type: known, maxBytes }
}

const requireEnding = (name: string, type: FileType): void => {
  const endings = extensionsOf[type]
  if (endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`))) return
  const detail = `A file of type ${type} has a name ending in .${endings.join(' or .')}.`
  throw new Problem('invalid', 'file-name-ending', detail, {
    errors: [{ pointer: '/name', code: 'file-name-ending', detail }],
  })
}

/** Refuses one more upload when the person has begun too many. @throws too-many */
export const withinLimits = (
  begun: { readonly open: number; readonly lastHour: number },
  limits: UploadLimits,
): void => {
  if (begun.open >= limits.open)
    throw new Problem(
      'too-many',
      'uploads-open',
      `${begun.open} uploads are begun and not completed. Complete them, or wait a quarter of an hour.`,
      { facts: { retryAfter: openMinutes * 60 } },
    )
  if (begun.lastHour >= limits.perHour)
    throw new Problem(
      'too-many',
      'uploads-too-many',
      `At most ${limits.perHour} uploads may be begun in an hour.`,
      { facts: { retryAfter: 600 } },
    )
}

export const quarantinePrefix = 'quarantine/'
/** Where the browser puts the bytes: chosen here, so nobody can aim at another's file. */
export const quarantineKey = (uploadId: string): string => `${quarantinePrefix}${uploadId}`

/** Why an upload that is not pending any more, and has no file, cannot be completed. */
export const refusalOf = (
  upload: Pick<UploadTable, 'state' | 'refusalCode' | 'refusalDetail'>,
): Problem => {
  const { state, refusalCode, refusalDetail } = upload
  if (state === 'rejected' && refusalCode && refusalDetail)
    return new Problem(
      refusalCode === 'file-already-replaced' ? 'conflict' : 'invalid',
      refusalCode,
      refusalDetail,
    )
  return new Problem(
    'conflict',
    'upload-expired',
    `The upload was not completed within ${staleHours} hours. Begin a new one.`,
  )
}
