import type {
  FacetCount,
  FacetField,
  ProductItem,
  ProductPage,
} from '../../contract/product-list.ts'
import type { LiveState } from '../../contract/certified-product.ts'
import { liveState } from '../certificate/live-state.ts'
import type { Clocks } from '../clock/clock.ts'
import { communeName, provinceName } from '../reference/places.ts'
import { groupName, sectorName, sheetName } from '../reference/product-sets.ts'
import type { FieldCounts } from '../search/search.ts'
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
export const pageOf = (record: ProductRecord, clocks: Clocks): ProductPage => ({
  ...itemOf(record, clocks),
  productId: record.productId,
  story: record.story,
  sectorName: sectorName(record.sector),
  groupName: record.groupId === null ? null : groupName(record.groupId),
  sheetName: record.sheet === null ? null : sheetName(String(record.sheet)),
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

const stateLabels = {
  valid: 'Còn hiệu lực',
  expiring: 'Sắp hết hạn',
  extended: 'Gia hạn tạm',
  expired: 'Hết hạn',
  suspended: 'Tạm đình chỉ',
  revoked: 'Đã thu hồi',
  replaced: 'Đã thay thế',
} as const satisfies Record<LiveState, string>

const kindLabels: Readonly<Record<string, string>> = {
  cooperative: 'Hợp tác xã',
  'cooperative-group': 'Tổ hợp tác',
  'small-medium-enterprise': 'Doanh nghiệp nhỏ và vừa',
  household: 'Hộ sản xuất, hộ kinh doanh',
  farm: 'Trang trại',
  association: 'Hội, hiệp hội',
  workshop: 'Cơ sở sản xuất',
  unknown: 'Chưa rõ loại hình',
}

const labels: Readonly<Record<FacetField, (value: string) => string>> = {
  stars: (value) => `${value} sao`,
  sector: sectorName,
  group: groupName,
  sheet: sheetName,
  province: provinceName,
  commune: communeName,
  producerKind: (value) => kindLabels[value] ?? value,
  state: (value) => Object.entries(stateLabels).find(([state]) => state === value)?.[1] ?? value,
}

/** Counts with their Vietnamese labels, most first; stars from the highest. */
export const labelled = (field: FacetField, counts: FieldCounts): FacetCount[] =>
  counts
    .map(({ value, count }) => ({ value, label: labels[field](value), count }))
    .toSorted((a, b) =>
      field === 'stars'
        ? Number(b.value) - Number(a.value)
        : b.count - a.count || (a.value < b.value ? -1 : 1),
    )
