import { LiveState } from '../../contract/certified-product.ts'
import type { ProductItem } from '../../contract/product-list.ts'
import type { ProductRecord } from '../product/store.ts'
import { groupName, sectorName } from '../reference/product-sets.ts'
import type { Column } from './dictionary.ts'

export type PublishedProduct = { readonly item: ProductItem; readonly record: ProductRecord }

/** A household bears a person's name: open data tells its kind instead. */
const producerName = ({ producer }: ProductItem): string =>
  producer.kind === 'household' ? 'Hộ kinh doanh' : producer.name

/** Every product with its certificate as it stands; no column holds what is personal. */
export const productColumns: readonly Column<PublishedProduct>[] = [
  {
    name: 'certificate_number',
    type: 'text',
    vi: 'Số giấy chứng nhận',
    en: 'Number of the certificate',
    of: ({ item }) => item.certificateNumber,
  },
  { name: 'name', type: 'text', vi: 'Tên sản phẩm', en: 'Name', of: ({ item }) => item.name },
  {
    name: 'stars',
    type: 'integer',
    vi: 'Hạng sao, 3 đến 5',
    en: 'Stars, 3 to 5',
    of: ({ item }) => item.stars,
  },
  {
    name: 'state',
    type: 'code',
    vi: 'Trạng thái của chứng nhận lúc tải về',
    en: 'State of the certificate when it was read',
    values: LiveState.options,
    of: ({ item }) => item.state,
  },
  {
    name: 'decision_number',
    type: 'text',
    vi: 'Số quyết định công nhận',
    en: 'Number of the decision',
    of: ({ item }) => item.decisionNumber,
  },
  {
    name: 'issued_by',
    type: 'text',
    vi: 'Cơ quan công nhận',
    en: 'Who issued it',
    of: ({ record }) => record.issuedBy,
  },
  {
    name: 'valid_from',
    type: 'date',
    vi: 'Ngày bắt đầu hiệu lực',
    en: 'First day',
    of: ({ record }) => record.validFrom,
  },
  {
    name: 'valid_to',
    type: 'date',
    vi: 'Ngày cuối cùng còn hiệu lực, tính cả ngày này và thời gian gia hạn',
    en: 'Last day, inclusive, with an extension',
    of: ({ item }) => item.extendedTo ?? item.validTo,
  },
  {
    name: 'sector',
    type: 'code',
    vi: 'Mã ngành',
    en: 'Code of the sector',
    of: ({ item }) => item.sector,
  },
  {
    name: 'sector_name',
    type: 'text',
    vi: 'Tên ngành',
    en: 'Name of the sector',
    of: ({ item }) => sectorName(item.sector),
  },
  {
    name: 'group_name',
    type: 'text',
    vi: 'Tên nhóm',
    en: 'Name of the group',
    of: ({ item }) => (item.group === null ? null : groupName(item.group)),
  },
  {
    name: 'sheet',
    type: 'integer',
    vi: 'Bộ sản phẩm, 1 đến 26 (Quyết định 26/2026/QĐ-TTg)',
    en: 'Product set, 1 to 26 (Decision 26/2026)',
    of: ({ item }) => item.sheet,
  },
  {
    name: 'province_code',
    type: 'code',
    vi: 'Mã tỉnh, thành phố từ 01/07/2025',
    en: 'Code of the province since 01/07/2025',
    of: ({ item }) => item.province.code,
  },
  {
    name: 'province',
    type: 'text',
    vi: 'Tỉnh, thành phố',
    en: 'Province or city',
    of: ({ item }) => item.province.name,
  },
  {
    name: 'commune_code',
    type: 'code',
    vi: 'Mã xã, phường, đặc khu',
    en: 'Code of the commune or ward',
    of: ({ item }) => item.commune?.code ?? null,
  },
  {
    name: 'commune',
    type: 'text',
    vi: 'Xã, phường, đặc khu',
    en: 'Commune or ward',
    of: ({ item }) => item.commune?.name ?? null,
  },
  {
    name: 'producer',
    type: 'text',
    vi: 'Chủ thể; hộ kinh doanh không nêu tên vì là tên người',
    en: 'Producer; households are not named, since these are names of persons',
    of: ({ item }) => producerName(item),
  },
  {
    name: 'producer_kind',
    type: 'code',
    vi: 'Loại hình chủ thể',
    en: 'Kind of producer',
    of: ({ item }) => item.producer.kind,
  },
  {
    name: 'page',
    type: 'text',
    vi: 'Địa chỉ trang sản phẩm trên cổng này',
    en: 'Path of the product’s page on this site',
    of: ({ item }) => `/san-pham/${item.slug}`,
  },
  {
    name: 'realm',
    type: 'code',
    vi: 'live: thật; rehearsal: diễn tập, chỉ có ở bản trình diễn',
    en: 'live, or rehearsal (only in a demonstration)',
    values: ['live', 'rehearsal'],
    of: ({ item }) => item.realm,
  },
]
