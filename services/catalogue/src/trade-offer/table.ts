import { byteOrderMark, csvRow } from '../csv/row.ts'
import type { TradeOffer } from '../../contract/trade-offer.ts'

type Amount = { readonly amount: number; readonly unit: string } | null
const amountText = (amount: Amount): string => (amount ? `${amount.amount} ${amount.unit}` : '')
const yesOrNo = (told: boolean | null): string => {
  if (told === null) return ''
  return told ? 'có' : 'không'
}

const columns: readonly (readonly [title: string, text: (offer: TradeOffer) => string])[] = [
  ['Sản phẩm', ({ name }) => name],
  ['Hạng sao', ({ stars }) => String(stars)],
  ['Số chứng nhận', ({ certificateNumber }) => certificateNumber],
  ['Hiệu lực đến', ({ validTo }) => validTo],
  ['Chủ thể', ({ producer }) => producer.name],
  ['Xã, phường', ({ commune }) => commune?.name ?? ''],
  ['Tỉnh, thành phố', ({ province }) => province.name],
  ['Sản lượng mỗi tháng', ({ capacityPerMonth }) => amountText(capacityPerMonth)],
  ['Đặt ít nhất', ({ minimumOrder }) => amountText(minimumOrder)],
  ['Số ngày chuẩn bị', ({ leadDays }) => leadDays?.toString() ?? ''],
  ['Giá (đồng)', ({ price }) => price?.vnd.toString() ?? ''],
  ['Đơn vị giá', ({ price }) => price?.unit ?? ''],
  ['Giá tại ngày', ({ price }) => price?.asOf ?? ''],
  ['Gửi toàn quốc', ({ shipsNationwide }) => yesOrNo(shipsNationwide)],
  ['Giấy tờ', ({ proofs }) => proofs.join('; ')],
  ['Trang sản phẩm', ({ slug }) => `/san-pham/${slug}`],
]

/** The offers as CSV (RFC 4180); the byte order mark lets table programs read Vietnamese. */
export const offersCsv = (offers: readonly TradeOffer[]): string =>
  byteOrderMark +
  [
    columns.map(([title]) => title),
    ...offers.map((offer) => columns.map(([, text]) => text(offer))),
  ]
    .map(csvRow)
    .join('')
