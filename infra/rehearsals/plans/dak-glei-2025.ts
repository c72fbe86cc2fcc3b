import { ministryCast } from '../casts/ministry.ts'
import { dakGleiCast, quangNgaiCast } from '../casts/quang-ngai.ts'
import type { CardWish, PlanEvent, ProductStory, RehearsalPlan, StoryAct } from '../plan.ts'
import { councilOnly, decided, throughCommune, throughCouncil, unitEnds } from './story.ts'

const may = {
  accept: '2025-05-08',
  advise: '2025-05-14',
  score: '2025-05-21',
  conclude: '2025-05-22',
}
const june = {
  accept: '2025-05-30',
  advise: '2025-06-06',
  score: '2025-06-13',
  conclude: '2025-06-16',
}
const november = { score: '2025-11-12', conclude: '2025-11-13' }

/** Lodged in April and before the district's council in May. */
const firstRound = (commune: string, card: CardWish): StoryAct[] => [
  ...throughCommune(commune, { lodge: '2025-04-23', accept: '2025-04-24', report: '2025-05-06' }),
  ...throughCouncil('huyen-dak-glei', may, card),
]
/** From seventy points on the district forwards; the province's council meets in June. */
const forwarded = (card: CardWish): StoryAct[] => [
  { act: 'samples', level: 'huyen-dak-glei', on: '2025-05-23' },
  { act: 'forward', level: 'huyen-dak-glei', on: '2025-05-28' },
  ...throughCouncil('kon-tum', june, card),
]
const secondRound = (card: CardWish): StoryAct[] => [
  ...councilOnly('quang-ngai', november, card),
  decided('quang-ngai', '2025-11-19', 3),
]
const received = (accept: string, advise: string): StoryAct[] => [
  { act: 'accept', level: 'quang-ngai', on: accept },
  { act: 'advisory-report', level: 'quang-ngai', on: advise },
]

const underTheDistrict: readonly ProductStory[] = [
  {
    ...{ key: 'plain', name: 'Rau dớn rừng Đăk Pék', producer: 'htx-dak-pek', sheet: 1 },
    ...{ kind: 'first', self: { stars: 3, total: 66 } },
    acts: [
      ...firstRound('xa-dak-pek-cu', { stars: 3, total: 62 }),
      decided('huyen-dak-glei', '2025-05-28', 3),
    ],
  },
  {
    ...{ key: 'honey', name: 'Mật ong rừng Kung Rang', producer: 'to-ong-rung', sheet: 4 },
    ...{ kind: 'first', self: { stars: 3, total: 63 } },
    acts: [
      ...firstRound('xa-ngoc-linh-cu', { stars: 3, total: 58 }),
      decided('huyen-dak-glei', '2025-05-28', 3),
    ],
  },
  {
    ...{ key: 'four', name: 'Đảng sâm khô Mây Ngọc', producer: 'htx-ngoc-linh', sheet: 20 },
    ...{ kind: 'first', self: { stars: 4, total: 80 } },
    acts: [
      ...firstRound('xa-ngoc-linh-cu', { stars: 4, total: 76 }),
      ...forwarded({ stars: 4, total: 75 }),
      decided('kon-tum', '2025-06-20', 4),
    ],
  },
  {
    // Seventy at the district, less at the province: back to the district, where the first of July finds it.
    ...{ key: 'returned', name: 'Gạo đỏ nương Đăk Ven', producer: 'ho-a-nhia', sheet: 3 },
    ...{ kind: 'first', self: { stars: 4, total: 78 } },
    acts: [
      ...firstRound('xa-dak-pek-cu', { stars: 4, total: 72 }),
      ...forwarded({ stars: 3, total: 66 }),
      { act: 'return', level: 'kon-tum', on: '2025-06-20' },
      ...received('2025-07-08', '2025-07-24'),
      ...secondRound({ stars: 3, total: 64 }),
    ],
  },
]

const acrossTheEnd: readonly ProductStory[] = [
  {
    // Received by the old commune, reported on by the new one.
    ...{ key: 'moved', name: 'Muối tiêu rừng Ngọc Glei', producer: 'cong-ty-ngoc-glei', sheet: 10 },
    ...{ kind: 'first', self: { stars: 3, total: 65 } },
    acts: [
      { act: 'lodge', on: '2025-06-16' },
      { act: 'accept', level: 'xa-dak-pek-cu', on: '2025-06-17' },
      { act: 'commune-report', level: 'xa-dak-pek', on: '2025-07-07' },
      ...received('2025-07-08', '2025-07-24'),
      ...secondRound({ stars: 3, total: 61 }),
    ],
  },
  {
    // A supplement that never comes: the file is late, everybody above is told, and the law's last day passes it by.
    ...{ key: 'left', name: 'Trà dây rừng Kung Rang', producer: 'to-ong-rung', sheet: 20 },
    ...{ kind: 'first', self: { stars: 3, total: 60 } },
    acts: [
      { act: 'lodge', on: '2025-06-18' },
      { act: 'accept', level: 'xa-ngoc-linh-cu', on: '2025-06-19' },
      { act: 'commune-report', level: 'xa-ngoc-linh', on: '2025-07-07' },
      { act: 'accept', level: 'quang-ngai', on: '2025-07-10' },
      {
        act: 'supplement-requests',
        level: 'quang-ngai',
        by: 'advisory-team-member',
        on: '2025-07-15',
        ask: 'Bổ sung phiếu kiểm nghiệm chỉ tiêu an toàn thực phẩm còn hiệu lực.',
        paper: 'test-report',
      },
    ],
  },
  {
    ...{ key: 'new', name: 'Chuối hột rừng Đăk Pék', producer: 'htx-dak-pek', sheet: 1 },
    ...{ kind: 'first', self: { stars: 3, total: 62 } },
    acts: [
      ...throughCommune('xa-dak-pek', {
        lodge: '2025-09-15',
        accept: '2025-09-16',
        report: '2025-10-01',
      }),
      ...received('2025-10-03', '2025-10-21'),
      ...secondRound({ stars: 3, total: 57 }),
    ],
  },
]

/**
 * The second quarter's inspection of what the district had recognised by then (plan, III.6): one product passes, one has
 * its tests to catch up on and is closed before the district ends.
 */
const quarterly: readonly PlanEvent[] = [
  {
    ...{ event: 'inspection-plan', on: '2025-05-29', key: 'quality-q2', level: 'kon-tum' },
    ...{ year: 2025, quarter: 2, unit: 'cu-huyen-dak-glei', types: ['quality'] },
  },
  {
    ...{ event: 'inspection-visits', on: '2025-06-10', key: 'visits-q2', level: 'kon-tum' },
    ...{ year: 2025, quarter: 2, fixBy: '2025-06-20' },
    wanting: [
      {
        ...{ product: 'Rau dớn rừng Đăk Pék', code: 'test-reports' },
        note: 'Phiếu kiểm nghiệm định kỳ đã quá hạn; kiểm nghiệm lại các chỉ tiêu đã công bố.',
      },
    ],
  },
  {
    ...{ event: 'inspection-fixes', on: '2025-06-18', key: 'fixes-q2', producer: 'htx-dak-pek' },
    ...{ year: 2025, quarter: 2 },
    answer: 'Đã kiểm nghiệm lại, phiếu mới đạt mọi chỉ tiêu đã công bố.',
  },
  {
    ...{ event: 'inspection-reviews', on: '2025-06-24', key: 'reviews-q2', level: 'kon-tum' },
    ...{ year: 2025, quarter: 2 },
    note: 'Phiếu kiểm nghiệm mới hợp lệ; chấp nhận kết quả khắc phục.',
  },
]

/**
 * The plan wants a place in the district that shows and sells recognised products (II.3), in the course of the year's
 * trade promotion (III.5): the district opens it once its first round has given it something to sell.
 */
const pointOfSale: PlanEvent = {
  ...{ event: 'point-of-sale', on: '2025-06-12', key: 'district', level: 'huyen-dak-glei' },
  unit: 'cu-xa-dak-pek',
  name: 'Điểm giới thiệu và bán sản phẩm OCOP huyện Đăk Glei (diễn tập)',
  address: 'Thôn 14A, xã Đăk Pék, huyện Đăk Glei',
  hours: '7:00–17:00, cả tuần',
}

/**
 * Huyện Đăk Glei: its round in May, the province's council in June, the end of district and province on the first of
 * July, the second round before the council of Quảng Ngãi in November, and the one file that was never finished.
 */
export const dakGlei2025: RehearsalPlan = {
  plan: 'dak-glei-2025',
  title: 'Huyện Đăk Glei, năm 2025',
  regime: '148-2023',
  sheetSet: '148-2023',
  startsOn: '2025-04-22',
  endsOn: '2026-07-31',
  casts: [dakGleiCast, quangNgaiCast, ministryCast],
  events: [
    ...quarterly,
    pointOfSale,
    unitEnds('cu-huyen-dak-glei', 'quang-ngai'),
    {
      ...{ event: 'succession', on: '2026-07-22', time: '08:00', key: 'last-day-of-1489' },
      ...{ level: 'quang-ngai', of: { regime: '1489-2025' } },
      reason: 'Hồ sơ chưa xong theo quy định cũ trước ngày 21/7/2026; lập danh sách để nộp lại.',
    },
  ],
  products: [...underTheDistrict, ...acrossTheEnd],
}
