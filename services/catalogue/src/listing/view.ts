import {
  ListingContent,
  type ListingItem,
  type ListingPhoto,
  type ListingView,
} from '../../contract/listing.ts'
import type { Clocks } from '../clock/clock.ts'
import { itemOf } from '../product/listing.ts'
import type { ProductRecord } from '../product/store.ts'
import { allowedHosts } from '../stall/stall.ts'
import { allowedActs, type Part } from './listing.ts'
import type { ListingRow } from './store.ts'

/** A product's listing as the desks see it. */
export type Seen = {
  readonly record: ProductRecord
  readonly listing: ListingRow | undefined
  readonly part: Part
  readonly dead: ReadonlySet<string>
  readonly clocks: Clocks
  readonly photos: ListingPhoto[]
}

export const deskItem = (
  record: ProductRecord,
  listing: Pick<ListingRow, 'state' | 'version' | 'submittedAt' | 'publishedAt'> | undefined,
  clocks: Clocks,
): ListingItem => {
  const { slug, name, stars, state, producer } = itemOf(record, clocks)
  return {
    ...{ productId: record.productId, slug, name, stars },
    certificateState: state,
    producerName: producer.name,
    state: listing?.state ?? 'none',
    version: listing?.version ?? 0,
    submittedAt: listing?.submittedAt ?? null,
    publishedAt: listing?.publishedAt ?? null,
  }
}

/** An officer reads the working copy only while it waits for the commune. */
export const shownContent = (
  part: Part,
  listing: ListingRow | undefined,
): ListingContent | null => {
  const isOpen = part !== 'officer' || listing?.state === 'submitted'
  const content = isOpen ? listing?.content : listing?.published
  return content ? ListingContent.parse(content) : null
}

export const viewOf = ({ record, listing, part, dead, clocks, photos }: Seen): ListingView => {
  const item = deskItem(record, listing, clocks)
  const published = listing?.published ? ListingContent.parse(listing.published) : null
  return {
    ...item,
    content: shownContent(part, listing),
    photos,
    published,
    reason: listing?.reason ?? null,
    deadStalls: (published?.stalls ?? []).filter((url) => dead.has(url)),
    stallHosts: [...allowedHosts],
    allowedActs: allowedActs(part, item.state),
  }
}
