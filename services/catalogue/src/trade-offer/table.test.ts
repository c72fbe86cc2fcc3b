import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { expect, test } from 'vitest'
import type { TradeOffer } from '../../contract/trade-offer.ts'
import { offersCsv, offersXlsx } from './table.ts'

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
    'Sản lượng mỗi tháng': '500',
    'Đơn vị sản lượng': 'hộp',
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

/** The first sheet as another library than the one that wrote it reads it, by title. */
const read = async (offers: readonly TradeOffer[]) => {
  const [titles = [], ...rows] = await readSheet(await offersXlsx(offers))
  return {
    titles,
    rows: rows.map((row) => Object.fromEntries(titles.map((t, at) => [t, row[at]]))),
  }
}

test('the workbook has the columns of the CSV, numbers as numbers, days as days, and text as it was', async () => {
  const { titles, rows } = await read([offer])
  expect(titles).toEqual((parse(offersCsv([]), { bom: true }) as string[][])[0])
  expect(rows).toEqual([
    expect.objectContaining({
      'Sản phẩm': offer.name,
      'Hạng sao': 4,
      'Số chứng nhận': '31-10804-01-2026-4-0001',
      'Hiệu lực đến': new Date('2029-01-01T00:00:00Z'),
      'Chủ thể': '=HYPERLINK("http://evil.example")',
      'Xã, phường': null,
      'Sản lượng mỗi tháng': 500,
      'Đơn vị sản lượng': 'hộp',
      'Đặt ít nhất': null,
      'Số ngày chuẩn bị': 0,
      'Giá (đồng)': 120_000,
      'Giá tại ngày': new Date('2026-11-01T00:00:00Z'),
    }),
  ])
})

test('a character no workbook can carry is left out, the rest of the text stays', async () => {
  const { rows } = await read([{ ...offer, name: 'Rươi\u0000 <sông> & \u001Bđồng \uD800🦐' }])
  expect(rows[0]).toMatchObject({ 'Sản phẩm': 'Rươi <sông> & đồng 🦐' })
})

test('without offers the workbook has its titles', async () => {
  const { titles, rows } = await read([])
  expect([titles.length, rows]).toEqual([18, []])
})
