import type { Kysely } from 'kysely'
import { ListingContent, ListingPhoto, type PublicListing } from '../../contract/listing.ts'
import { shownStalls } from '../stall/stall.ts'
import { deadAmong } from '../stall/store.ts'
import type { CatalogueTables } from '../tables.ts'
import { listingOf } from './store.ts'

/** The approved content of a product as the public reads it; null until something was approved. */
export const shownListing = async (
  db: Kysely<CatalogueTables>,
  productId: string,
): Promise<PublicListing | null> => {
  const listing = await listingOf(db, productId)
  if (!listing?.published || !listing.publishedAt) return null
  const { stalls, photos: _, ...content } = ListingContent.parse(listing.published)
  return {
    ...content,
    photos: ListingPhoto.array().parse(listing.publishedPhotos),
    stalls: shownStalls(stalls, await deadAmong(db, stalls)),
    approvedAt: listing.publishedAt,
  }
}
