import {
  Buyer,
  type EnquiryItem,
  type EnquiryView,
  type TrackedEnquiry,
} from '../../contract/enquiry.ts'
import type { PartRecord } from './desk-store.ts'
import { actsNow } from './enquiry.ts'

export const itemOf = (part: PartRecord, now: string): EnquiryItem => ({
  id: part.id,
  kind: part.kind,
  product: { slug: part.productSlug, name: part.productName },
  producerName: part.producerName,
  state: part.state,
  version: part.version,
  receivedAt: part.receivedAt,
  dueAt: part.dueAt,
  isLate: part.state === 'open' && part.dueAt < now,
  realm: part.realm,
})

export const viewOf = (part: PartRecord, now: string): EnquiryView => ({
  ...itemOf(part, now),
  buyer: Buyer.parse(part.buyer),
  message: part.message,
  quantity: part.quantity,
  place: part.place,
  wantedBy: part.wantedBy,
  answer: part.answer,
  answeredAt: part.answeredAt,
  onBehalf: part.onBehalf,
  allowedActs: actsNow(part.state),
})

/** What the buyer reads; undefined when no enquiry goes by the code. */
export const trackedOf = (
  parts: readonly PartRecord[],
  now: string,
): TrackedEnquiry | undefined => {
  const [first] = parts
  if (!first) return undefined
  return {
    kind: first.kind,
    receivedAt: first.receivedAt,
    parts: parts.map((part) => {
      const { product, producerName, state, dueAt, answer, answeredAt, onBehalf } = viewOf(
        part,
        now,
      )
      return { product, producerName, state, dueAt, answer, answeredAt, onBehalf }
    }),
  }
}
