import type { TradeOffer } from '../../contract/trade-offer.ts'
import { byteOrderMark, csvRow } from '../csv/row.ts'
import { workbookOf, type SheetColumn } from '../workbook/workbook.ts'

const yesOrNo = (told: boolean | null): string | null => {
  if (told === null) return null
  return told ? 'có' : 'không'
}

/** What both tables have; an amount and its unit stand apart, so that amounts can be sorted and summed. */
const columns: readonly SheetColumn<TradeOffer>[] = [
  { kind: 'text', title: 'Sản phẩm', of: ({ name }) => name },
  { kind: 'number', title: 'Hạng sao', of: ({ stars }) => stars },
  { kind: 'text', title: 'Số chứng nhận', of: ({ certificateNumber }) => certificateNumber },
  { kind: 'day', title: 'Hiệu lực đến', of: ({ validTo }) => validTo },
  { kind: 'text', title: 'Chủ thể', of: ({ producer }) => producer.name },
  { kind: 'text', title: 'Xã, phường', of: ({ commune }) => commune?.name ?? null },
  { kind: 'text', title: 'Tỉnh, thành phố', of: ({ province }) => province.name },
  {
    kind: 'number',
    title: 'Sản lượng mỗi tháng',
    of: ({ capacityPerMonth }) => capacityPerMonth?.amount ?? null,
  },
  {
    kind: 'text',
    title: 'Đơn vị sản lượng',
    of: ({ capacityPerMonth }) => capacityPerMonth?.unit ?? null,
  },
  { kind: 'number', title: 'Đặt ít nhất', of: ({ minimumOrder }) => minimumOrder?.amount ?? null },
  { kind: 'text', title: 'Đơn vị đặt', of: ({ minimumOrder }) => minimumOrder?.unit ?? null },
  { kind: 'number', title: 'Số ngày chuẩn bị', of: ({ leadDays }) => leadDays },
  { kind: 'number', title: 'Giá (đồng)', of: ({ price }) => price?.vnd ?? null },
  { kind: 'text', title: 'Đơn vị giá', of: ({ price }) => price?.unit ?? null },
  { kind: 'day', title: 'Giá tại ngày', of: ({ price }) => price?.asOf ?? null },
  { kind: 'text', title: 'Gửi toàn quốc', of: ({ shipsNationwide }) => yesOrNo(shipsNationwide) },
  { kind: 'text', title: 'Giấy tờ', of: ({ proofs }) => proofs.join('; ') },
  { kind: 'text', title: 'Trang sản phẩm', of: ({ slug }) => `/san-pham/${slug}` },
]

/** The offers as CSV (RFC 4180); the byte order mark lets table programs read Vietnamese. */
export const offersCsv = (offers: readonly TradeOffer[]): string =>
  byteOrderMark +
  [
    columns.map(({ title }) => title),
    ...offers.map((offer) => columns.map(({ of }) => of(offer)?.toString() ?? '')),
  ]
    .map(csvRow)
    .join('')

/** The same rows and columns as a workbook (XLSX), numbers and days as what they are. */
export const offersXlsx = (offers: readonly TradeOffer[]): Promise<Buffer> =>
  workbookOf('Nguồn hàng OCOP', columns, offers)
