import type { LiveState } from '../../contract/certified-product.ts'
import type { FacetCount, FacetField } from '../../contract/product-list.ts'
import { communeName, provinceName } from '../reference/places.ts'
import { groupName, sectorName, sheetName } from '../reference/product-sets.ts'
import type { FieldCounts } from '../search/search.ts'

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

const standardLabels: Readonly<Record<string, string>> = {
  vietgap: 'VietGAP',
  globalgap: 'GlobalGAP',
  haccp: 'HACCP',
  'iso-22000': 'ISO 22000',
  gmp: 'GMP',
  organic: 'Hữu cơ',
  halal: 'Halal',
}

const labels: Readonly<Record<FacetField, (value: string) => string>> = {
  stars: (value) => `${value} sao`,
  sector: sectorName,
  group: groupName,
  sheet: sheetName,
  province: provinceName,
  commune: communeName,
  producerKind: (value) => kindLabels[value] ?? value,
  standards: (value) => standardLabels[value] ?? value,
  sellsOnline: (value) => (value === 'yes' ? 'Có bán trực tuyến' : 'Chưa bán trực tuyến'),
  state: (value) => Object.entries(stateLabels).find(([state]) => state === value)?.[1] ?? value,
}

/** A value's Vietnamese label. */
export const labelOf = (field: FacetField, value: string): string => labels[field](value)

/** Counts with their Vietnamese labels, most first; stars from the highest. */
export const labelled = (field: FacetField, counts: FieldCounts): FacetCount[] =>
  counts
    .map(({ value, count }) => ({ value, label: labels[field](value), count }))
    .toSorted((a, b) =>
      field === 'stars'
        ? Number(b.value) - Number(a.value)
        : b.count - a.count || (a.value < b.value ? -1 : 1),
    )
