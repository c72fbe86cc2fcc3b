import type {
  CommuneCounts,
  ProductItem,
  ProductList,
  Suggestions,
} from '../../contract/product-list.ts'
import type { Verification } from '../../contract/verification.ts'

const place = {
  province: { code: '31', name: 'Hải Phòng' },
  commune: { code: '10804', name: 'xã Kim Thành' },
}

const item: ProductItem = {
  slug: 'ruoi-dong-hop-kim-thanh',
  name: 'Rươi đóng hộp Kim Thành',
  stars: 4,
  state: 'valid',
  certificateNumber: '31-10804-01-2026-4-0001',
  decisionNumber: '120/QĐ-UBND',
  validTo: '2029-06-20',
  extendedTo: null,
  sector: 'food',
  group: 'processed',
  sheet: 8,
  ...place,
  producer: { slug: 'htx-kim-thanh', name: 'HTX Kim Thành', kind: 'cooperative' },
  image: null,
  realm: 'live',
}

/** `GET products?q=ruoi dong hopp&stars=4`: one letter too many was mended. */
export const listExample: ProductList = {
  items: [item],
  total: 1,
  page: 1,
  pageSize: 20,
  facets: {
    stars: [{ value: '4', label: '4 sao', count: 1 }],
    sector: [{ value: 'food', label: 'Thực phẩm', count: 1 }],
    group: [{ value: 'processed', label: 'Thực phẩm chế biến', count: 1 }],
    sheet: [],
    province: [{ value: '31', label: 'Hải Phòng', count: 1 }],
    commune: [],
    producerKind: [{ value: 'cooperative', label: 'Hợp tác xã', count: 1 }],
    state: [{ value: 'valid', label: 'Còn hiệu lực', count: 1 }],
    standards: [],
    sellsOnline: [{ value: 'no', label: 'Chưa bán trực tuyến', count: 1 }],
  },
  guidance: {
    understood: [],
    offered: [],
    searchedFor: 'rươi đóng hộp',
    leftOut: [],
    isAlike: false,
    isFilteredAway: false,
    nearest: [],
  },
  related: [],
  engine: 'meilisearch',
}

/** `GET suggest?q=ruoi d`. */
export const suggestExample: Suggestions = {
  items: [
    {
      type: 'product',
      slug: item.slug,
      name: item.name,
      stars: item.stars,
      province: item.province,
      realm: 'live',
    },
  ],
  engine: 'postgresql',
}

/** `GET communes?named=kim t`. */
export const communesExample: CommuneCounts = {
  items: [{ value: '10804', label: 'xã Kim Thành', count: 12, province: place.province }],
  engine: 'postgresql',
}

/** `GET certificates/31-10804-01-2026-4-0001`. */
export const verificationExample: Verification = {
  number: item.certificateNumber,
  state: 'valid',
  stars: 4,
  product: { name: item.name, slug: item.slug },
  producer: { name: 'HTX Kim Thành', kind: 'cooperative', slug: 'htx-kim-thanh' },
  issuedBy: 'UBND thành phố Hải Phòng',
  decisionNumber: item.decisionNumber,
  validFrom: '2026-06-20',
  validTo: item.validTo,
  extendedTo: null,
  asOf: '2026-11-23T03:00:00.000Z',
  replacedBy: null,
}
