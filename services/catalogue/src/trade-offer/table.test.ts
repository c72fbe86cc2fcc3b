import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import type { TradeOffer } from '../../contract/trade-offer.ts'
import { offersCsv } from './table.ts'

const offer: TradeOffer = {
  slug: 'ruoi',
  name: 'Rươi "sông Rạng", đóng hộp\nloại 1',
  stars: 4,
  state: 'valid',
  certificateNumber: '31-10804-01-2026-4-0001',
  validTo: '2029-01-01',
  province: { code: '31', name: 'Hải Phòng' },
  commune: null,
  producer: { slug: 'htx', name: '=HYPERLINK("http://evil.example")', kind: 'cooperative' },
  realm: 'live',
  capacityPerMonth: { amount: 500, unit: 'hộp' },
  minimumOrder: null,
  leadDays: 0,
  price: { vnd: 120_000, unit: 'hộp', asOf: '2026-11-01' },
  shipsNationwide: false,
  proofs: ['Kiểm nghiệm', 'VietGAP'],
}

test('every text comes back from the table as it was, and none begins like a formula', () => {
  const [row] = parse(offersCsv([offer]), { bom: true, columns: true }) as Record<string, string>[]
  expect(row).toMatchObject({
    'Sản phẩm': offer.name,
    'Chủ thể': `'${offer.producer.name}`,
    'Sản lượng mỗi tháng': '500 hộp',
    'Đặt ít nhất': '',
    'Số ngày chuẩn bị': '0',
    'Giá (đồng)': '120000',
    'Gửi toàn quốc': 'không',
    'Giấy tờ': 'Kiểm nghiệm; VietGAP',
  })
})

test('without offers the table has its titles', () => {
  expect(parse(offersCsv([]), { bom: true })).toHaveLength(1)
})
