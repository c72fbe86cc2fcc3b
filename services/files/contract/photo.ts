import { z } from 'zod'
import { Id } from '@ocop/kernel/ids'

/** One size of a photo, without metadata; `path` never changes, since it is named by the hash of its bytes. */
export const PhotoSize = z.object({
  type: z.enum(['image/avif', 'image/jpeg']),
  width: z.number(),
  height: z.number(),
  path: z.string(),
})
export type PhotoSize = z.infer<typeof PhotoSize>

/** `GET internal/photos/{fileId}`: a product photo and how far its sizes are. */
export const PhotoRecord = z.object({
  fileId: Id,
  ownerOrganisation: z.string().nullable(),
  state: z.enum(['waiting', 'ready', 'broken']),
  width: z.number(),
  height: z.number(),
  /** From the smallest; empty unless ready. */
  sizes: z.array(PhotoSize),
})
export type PhotoRecord = z.infer<typeof PhotoRecord>
