import { z } from 'zod'
import { Id } from '@ocop/kernel/ids'

/** What a file is for: it decides which types are taken and how large they may be. */
export const Purpose = z.enum(['evidence', 'product-photo'])
export type Purpose = z.infer<typeof Purpose>

/** Types the platform takes at all; each purpose takes some of them. */
export const FileType = z.enum(['application/pdf', 'image/jpeg', 'image/png', 'image/webp'])
export type FileType = z.infer<typeof FileType>

/** `POST uploads`: what the browser is about to send. */
export const UploadRequest = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[^\p{Cc}/\\]*$/u, 'A file name has no slashes and no control characters'),
  /** Any media type may be asked for; one that is not taken is refused with 415, not as a malformed body. */
  type: z.string().max(100),
  size: z.number().int().positive(),
  purpose: Purpose,
  /** The file this one takes the place of; the older version and its hash stay. */
  replaces: Id.optional(),
  /** For whom the file is uploaded; needed only by a person with posts in several organisations. */
  organisation: z.string().max(100).optional(),
})
export type UploadRequest = z.infer<typeof UploadRequest>

/** Where and how the browser posts the file: multipart, every field first, the part named `file` last. */
export const UploadTicket = z.object({
  uploadId: Id,
  post: z.object({ url: z.url(), fields: z.record(z.string(), z.string()) }),
})
export type UploadTicket = z.infer<typeof UploadTicket>

/** Whether a virus scanner has seen the file. */
export const Scan = z.enum(['clean', 'not-scanned'])
export type Scan = z.infer<typeof Scan>

/** `POST uploads/{id}/complete`: the file as it now counts. */
export const CompletedUpload = z.object({
  fileId: Id,
  sha256: z.string(),
  type: FileType,
  scan: Scan,
})
export type CompletedUpload = z.infer<typeof CompletedUpload>
