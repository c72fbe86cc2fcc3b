import { ministryCast } from '../casts/ministry.ts'
import { baToCast, quangNgaiCast } from '../casts/quang-ngai.ts'
import type { PlanEvent, ProductStory, RehearsalPlan } from '../plan.ts'
import { councilOnly, decided, throughCommune, throughCouncil, unitEnds } from './story.ts'

type Opening = Pick<ProductStory, 'key' | 'name' | 'producer' | 'sheet'> & {
  readonly commune: 'xa-ba-dong-cu' | 'xa-ba-vi-cu'
  readonly total: number
}

/** What the district council recognises in its round of the second quarter. */
const threeStars: readonly Opening[] = [
  {
    ...{ key: 'scarf', name: 'Khăn dệt suối Lia', producer: 'htx-suoi-lia', sheet: 22 },
    ...{ commune: 'xa-ba-dong-cu', total: 63 },
  },
  {
    ...{ key: 'honey', name: 'Mật ong rừng Cao Muôn', producer: 'ho-ba-vinh', sheet: 4 },
    ...{ commune: 'xa-ba-dong-cu', total: 57 },
  },
  {
    ...{ key: 'chicken', name: 'Gà kiến thả đồi Cao Muôn', producer: 'trang-trai-cao-muon' },
    ...{ sheet: 2, commune: 'xa-ba-dong-cu', total: 60 },
  },
  {
    ...{ key: 'wine', name: 'Rượu cần Giá Vực', producer: 'to-ruou-can', sheet: 15 },
    ...{ commune: 'xa-ba-vi-cu', total: 55 },
  },
]

/** Above seventy at the district: the province has it when the district ends, and goes on under the new procedure. */
const forwarded: ProductStory = {
  key: 'forwarded',
  name: 'Ớt xiêm muối đèo Lắc',
  producer: 'htx-violak',
  sheet: 10,
  kind: 'first',
  self: { stars: 4, total: 79 },
  acts: [
    ...throughCommune('xa-ba-vi-cu', {
      lodge: '2025-05-05',
      accept: '2025-05-06',
      report: '2025-05-19',
    }),
    ...throughCouncil(
      'huyen-ba-to',
      { accept: '2025-05-21', advise: '2025-05-30', score: '2025-06-11', conclude: '2025-06-12' },
      { stars: 4, total: 75 },
    ),
    { act: 'samples', level: 'huyen-ba-to', on: '2025-06-13' },
    { act: 'forward', level: 'huyen-ba-to', on: '2025-06-18' },
    { act: 'accept', level: 'quang-ngai', on: '2025-06-20' },
    { act: 'advisory-report', level: 'quang-ngai', on: '2025-07-08' },
    ...councilOnly(
      'quang-ngai',
      { score: '2025-07-22', conclude: '2025-07-23' },
      { stars: 4, total: 74 },
    ),
    decided('quang-ngai', '2025-07-30', 4),
  ],
}

/** The cycle's second step: ideas registered in March and chosen in April, one of them not. */
const ideas: PlanEvent[] = [
  ...[...threeStars, forwarded].map(({ key, name, producer }) => ({
    ...{ key, name, producer, selected: true },
    reason: 'Ý tưởng khả thi, đủ thông tin, gắn với lợi thế của địa phương.',
  })),
  {
    ...{ key: 'not-chosen', name: 'Măng nứa ngâm đèo Lắc', producer: 'htx-violak' },
    ...{
      selected: false,
      reason: 'Chưa có vùng nguyên liệu ổn định; đăng ký lại khi đủ điều kiện.',
    },
  },
].flatMap(({ key, name, producer, selected, reason }): PlanEvent[] => [
  {
    ...{ event: 'idea', on: '2025-03-20', key, producer, name },
    description: `${name}: làm từ nguyên liệu của xã, hoàn thiện bao bì và câu chuyện sản phẩm.`,
  },
  { event: 'idea-selection', on: '2025-04-08', key, level: 'huyen-ba-to', selected, reason },
])

/** Huyện Ba Tơ: four products at three stars in the second quarter, and one that the district did not live to see. */
export const baTo2025: RehearsalPlan = {
  plan: 'ba-to-2025',
  title: 'Huyện Ba Tơ, năm 2025',
  regime: '148-2023',
  sheetSet: '148-2023',
  startsOn: '2025-03-17',
  endsOn: '2025-12-31',
  casts: [baToCast, quangNgaiCast, ministryCast],
  events: [...ideas, unitEnds('cu-huyen-ba-to', 'quang-ngai')],
  products: [
    ...threeStars.map(({ commune, total, ...product }): ProductStory => ({
      ...product,
      kind: 'first',
      self: { stars: 3, total: total + 5 },
      acts: [
        ...throughCommune(commune, {
          lodge: '2025-04-14',
          accept: '2025-04-15',
          report: '2025-04-28',
        }),
        ...throughCouncil(
          'huyen-ba-to',
          {
            accept: '2025-05-06',
            advise: '2025-05-13',
            score: '2025-05-27',
            conclude: '2025-05-28',
          },
          { stars: 3, total },
        ),
        decided('huyen-ba-to', '2025-06-04', 3),
      ],
    })),
    forwarded,
  ],
}
