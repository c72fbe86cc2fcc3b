import type { Kysely } from 'kysely'
import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { Id } from '@ocop/kernel/ids'
import { missing } from '@ocop/kernel/problem'
import { PhotoRecord, type PhotoSize } from '../../contract/photo.ts'
import { fileById } from '../file/store.ts'
import type { FilesTables } from '../tables.ts'
import type { Vault } from '../vault/gateway.ts'
import { sizeKey } from './make.ts'
import { isSizeKept, photoOf, sizesKept } from './store.ts'

export type PhotoNeeds = { readonly db: Kysely<FilesTables>; readonly vault: Vault }

const endings = { 'image/avif': 'avif', 'image/jpeg': 'jpg' } as const
const typeOf = { avif: 'image/avif', jpg: 'image/jpeg' } as const

/** Who knows the hash of a size was shown it; nobody guesses one. */
const pathOf = (sha256: string, type: PhotoSize['type']): string =>
  `/api/files/photos/${sha256}/${endings[type]}`

export const photoRoutes = (mount: Mount, { db, vault }: PhotoNeeds): void => {
  endpoint(
    mount,
    {
      method: 'get',
      path: '/photos/{sha256}/{ending}',
      summary: 'One size of a product photo; its address never changes and its bytes neither',
      access: 'public',
      params: z.object({
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        ending: z.enum(['avif', 'jpg']),
      }),
    },
    async ({ params: { sha256, ending }, res }) => {
      const type = typeOf[ending]
      const stored = (await isSizeKept(db, sha256, type)) && (await vault.look(sizeKey(sha256)))
      const bytes = stored && (await vault.read(stored))
      if (!bytes) throw missing('photo')
      res.set('Cache-Control', 'public, max-age=31536000, immutable').type(type).send(bytes)
    },
  )
  endpoint(
    mount,
    {
      method: 'get',
      path: '/internal/photos/{fileId}',
      summary: 'A product photo with its sizes, and whose it is',
      access: 'service',
      params: z.object({ fileId: Id }),
      answer: PhotoRecord,
    },
    async ({ params: { fileId } }) => {
      const file = await fileById(db, fileId)
      if (file?.purpose !== 'product-photo') throw missing('photo')
      const photo = await photoOf(db, fileId)
      const sizes = await sizesKept(db, fileId)
      return {
        ...{ fileId, ownerOrganisation: file.ownerOrganisation },
        ...{
          state: photo?.state ?? 'waiting',
          width: photo?.width ?? 0,
          height: photo?.height ?? 0,
        },
        sizes: sizes.map(({ type, width, height, sha256 }) => ({
          ...{ type, width, height, path: pathOf(sha256, type) },
        })),
      }
    },
  )
}
