import { z } from 'zod'
import { Instant } from '@ocop/kernel/days'
import { Id } from '@ocop/kernel/ids'
import { FileType, Purpose, Scan } from './upload.ts'

/** `GET files/{id}`: where the bytes can be fetched for a short while. */
export const FileLocation = z.object({
  url: z.url(),
  expiresAt: Instant,
  name: z.string(),
  type: FileType,
  sha256: z.string(),
})
export type FileLocation = z.infer<typeof FileLocation>

/** `GET internal/files/{id}`: what another service needs to take a file as evidence. */
export const FileRecord = z.object({
  id: Id,
  /** Only files whose content was looked at have a record. */
  state: z.literal('accepted'),
  name: z.string(),
  type: FileType,
  size: z.number(),
  sha256: z.string(),
  purpose: Purpose,
  scan: Scan,
  owner: z.object({ personId: z.string(), organisationId: z.string().nullable() }),
  replaces: Id.nullable(),
  replacedBy: Id.nullable(),
  acceptedAt: Instant,
})
export type FileRecord = z.infer<typeof FileRecord>

/** What a file belongs to; whoever may read the subject may read its files. */
export const LinkType = z.enum(['dossier'])
export type LinkType = z.infer<typeof LinkType>

/** `POST internal/files/{id}/links`: repeating it changes nothing. */
export const LinkFile = z.strictObject({ type: LinkType, id: Id })
export type LinkFile = z.infer<typeof LinkFile>
