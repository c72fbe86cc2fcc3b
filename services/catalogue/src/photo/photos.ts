import type { PhotoRecord } from '@ocop/files/contract/photo'
import { Problem } from '@ocop/kernel/problem'
import type { ListingContent, ListingPhoto } from '../../contract/listing.ts'
import type { AskPhoto } from './gateway.ts'

type Chosen = ListingContent['photos']

/** @throws invalid with every photo that is not one of the producer's own */
export const requireOwnPhotos = async (
  photos: Chosen,
  producerId: string,
  ask: AskPhoto,
): Promise<void> => {
  const found = await Promise.all(photos.map(({ fileId }) => ask(fileId)))
  const errors = found.flatMap((photo, index) =>
    photo?.ownerOrganisation === producerId && photo.state !== 'broken'
      ? []
      : {
          pointer: `/content/photos/${index}`,
          code: 'photo-not-yours',
          detail: 'Not a product photo of this producer that can be shown.',
        },
  )
  if (errors.length)
    throw new Problem('invalid', 'photo-not-yours', 'Some photos cannot be taken.', { errors })
}

const shown = (caption: string, { width, height, sizes }: PhotoRecord): ListingPhoto => ({
  ...{ caption, width, height, sizes },
})

/** The chosen photos whose sizes are made, as a page shows them. */
export const readyPhotos = async (photos: Chosen, ask: AskPhoto): Promise<ListingPhoto[]> => {
  const found = await Promise.all(photos.map(({ fileId }) => ask(fileId)))
  return photos.flatMap(({ caption }, index) => {
    const photo = found[index]
    return photo?.state === 'ready' ? shown(caption, photo) : []
  })
}

/** @throws conflict while the sizes of one are still being made */
export const publishedPhotos = async (photos: Chosen, ask: AskPhoto): Promise<ListingPhoto[]> => {
  const ready = await readyPhotos(photos, ask)
  if (ready.length === photos.length) return ready
  throw new Problem(
    'conflict',
    'photo-not-ready',
    'The sizes of a photo are still being made. Approve again in a moment.',
  )
}
