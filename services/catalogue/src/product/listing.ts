import type { PublicListing } from '../../contract/listing.ts'
import type { ProductItem, ProductPage } from '../../contract/product-list.ts'
import { placeByCode } from '../place/place.ts'
import type { LiveState } from '../../contract/certified-product.ts'
import { liveState } from '../certificate/live-state.ts'
import type { Clocks } from '../clock/clock.ts'
import { communeName, provinceName } from '../reference/places.ts'
import { groupName, sectorName, sheetName } from '../reference/product-sets.ts'
import type { ProductRecord } from './store.ts'

/** The day a record's own clock shows; a clock not known yet stands at the certificate's first day. */
const dayFor = (record: ProductRecord, clocks: Clocks): string =>
  clocks.dayOf(record.clockId) ?? record.validFrom

const stateOf = (record: ProductRecord, clocks: Clocks): LiveState =>
  liveState(record, dayFor(record, clocks))

const placesOf = (record: ProductRecord): Pick<ProductItem, 'province' | 'commune'> => ({
  province: { code: record.provinceCode, name: provinceName(record.provinceCode) },
  commune:
    record.communeCode === null
      ? null
      : { code: record.communeCode, name: communeName(record.communeCode) },
})

/** A product as lists show it. */
export const itemOf = (record: ProductRecord, clocks: Clocks): ProductItem => ({
  slug: record.slug,
  name: record.name,
  stars: record.stars,
  state: stateOf(record, clocks),
  certificateNumber: record.certificateNumber,
  decisionNumber: record.decisionNumber,
  validTo: record.validTo,
  extendedTo: record.extendedTo,
  sector: record.sector,
  group: record.groupId,
  sheet: record.sheet,
  ...placesOf(record),
  producer: { slug: record.producerSlug, name: record.producerName, kind: record.producerKind },
  image: null,
  realm: record.realm,
})

/** A product with all that its own page says. */
export const pageOf = (
  record: ProductRecord,
  clocks: Clocks,
  listing: PublicListing | null,
): ProductPage => ({
  ...itemOf(record, clocks),
  productId: record.productId,
  story: listing?.story ?? record.story,
  listing,
  sectorName: sectorName(record.sector),
  groupName: record.groupId === null ? null : groupName(record.groupId),
  sheetName: record.sheet === null ? null : sheetName(String(record.sheet)),
  placeSlug: placeByCode(record.communeCode ?? record.provinceCode)?.slug ?? record.provinceCode,
  formerPlaces: [...record.formerPlaces],
  certificate: {
    number: record.certificateNumber,
    stars: record.stars,
    state: stateOf(record, clocks),
    issuedBy: record.issuedBy,
    decisionNumber: record.decisionNumber,
    validFrom: record.validFrom,
    validTo: record.validTo,
    extendedTo: record.extendedTo,
    replacedBy: record.replacedBy,
  },
  asOf: dayFor(record, clocks),
  clockId: record.clockId,
})
