import { firstCasts } from '../casts/casts.ts'
import type { CardWish, ProductStory, RehearsalPlan, StoryAct } from '../plan.ts'

const three: CardWish = { stars: 3, total: 61 }
const five: CardWish = { stars: 5, total: 94 }
const spread = [0, -1, 2, 1, -2]

const lodged = (on: string): StoryAct => ({ act: 'lodge', on })
const accepted = (level: 'commune' | 'city' | 'ministry', on: string): StoryAct => ({
  act: 'accept',
  level,
  on,
})
const proposed = (lodge: string, accept: string, report: string): StoryAct[] => [
  lodged(lodge),
  accepted('commune', accept),
  { act: 'commune-report', level: 'commune', on: report },
]
const advised = (level: 'city' | 'ministry', on: string): StoryAct => ({
  act: 'advisory-report',
  level,
  on,
})
const scored = (
  level: 'city' | 'ministry',
  on: string,
  card: CardWish,
  cards?: number,
): StoryAct[] => [
  { act: 'open-scoring', level, on },
  { act: 'scoring', level, on, card, spread, ...(cards === undefined ? {} : { cards }) },
]
const concluded = (level: 'city' | 'ministry', on: string, card: CardWish): StoryAct => ({
  act: 'council-results',
  level,
  on,
  card,
})

type Opening = readonly [
  key: string,
  name: string,
  producer: string,
  sheet: number,
  acts: readonly StoryAct[],
  self?: CardWish,
]

/** One dossier at every step there is, and some past their due time, so that no desk of a demonstration is empty. */
const openings: readonly Opening[] = [
  ['draft', 'Bưởi đào bãi Rạng', 'cong-ty-oi', 1, [{ act: 'draft', on: '2026-11-16' }]],
  ['commune-intake', 'Chả rươi đông lạnh sông Rạng', 'htx-ruoi', 8, [lodged('2026-11-17')]],
  [
    'commune-report',
    'Bánh gai làng Rạng',
    'to-banh-da',
    6,
    [lodged('2026-11-04'), accepted('commune', '2026-11-05')],
  ],
  [
    'commune-late',
    'Trứng gà thảo mộc Phúc Thịnh',
    'trang-trai-ga',
    2,
    [lodged('2026-10-19'), accepted('commune', '2026-10-20')],
  ],
  [
    'supplement',
    'Mắm rươi bà Thìn',
    'ho-mam-cay',
    9,
    [
      lodged('2026-11-05'),
      accepted('commune', '2026-11-06'),
      {
        act: 'supplement-requests',
        level: 'commune',
        on: '2026-11-12',
        ask: 'Bổ sung hợp đồng thu mua nguyên liệu có xác nhận của hộ nuôi rươi.',
        paper: 'material-origin',
      },
    ],
  ],
  [
    'city-intake',
    'Gạo tẻ thơm Kim Thành',
    'htx-lua-nep',
    3,
    proposed('2026-10-26', '2026-10-27', '2026-11-10'),
  ],
  [
    'advising',
    'Cáy rang me sông Rạng',
    'htx-ruoi',
    8,
    [...proposed('2026-10-20', '2026-10-21', '2026-10-29'), accepted('city', '2026-11-03')],
  ],
  [
    'advising-late',
    'Bánh khảo làng Rạng',
    'to-banh-da',
    6,
    [...proposed('2026-09-28', '2026-09-29', '2026-10-08'), accepted('city', '2026-10-12')],
  ],
  [
    'scoring',
    'Ổi sấy dẻo Kim Thành',
    'cong-ty-oi',
    1,
    [
      ...proposed('2026-10-05', '2026-10-06', '2026-10-15'),
      accepted('city', '2026-10-19'),
      advised('city', '2026-11-09'),
      ...scored('city', '2026-11-17', three, 3),
    ],
  ],
  [
    'result',
    'Gà đồi hun khói Phúc Thịnh',
    'trang-trai-ga',
    8,
    [
      ...proposed('2026-10-05', '2026-10-06', '2026-10-14'),
      accepted('city', '2026-10-19'),
      advised('city', '2026-11-05'),
      ...scored('city', '2026-11-17', three),
    ],
  ],
  [
    'decision',
    'Mắm cáy lọc bà Thìn',
    'ho-mam-cay',
    9,
    [
      ...proposed('2026-10-02', '2026-10-05', '2026-10-13'),
      accepted('city', '2026-10-16'),
      advised('city', '2026-11-03'),
      ...scored('city', '2026-11-12', three),
      concluded('city', '2026-11-13', three),
    ],
  ],
  [
    'ministry',
    'Gạo nếp quýt Kim Thành',
    'htx-lua-nep',
    3,
    [
      ...proposed('2026-09-14', '2026-09-15', '2026-09-24'),
      accepted('city', '2026-09-28'),
      advised('city', '2026-10-12'),
      ...scored('city', '2026-10-20', five),
      concluded('city', '2026-10-21', five),
      { act: 'forward', level: 'city', on: '2026-10-27' },
      accepted('ministry', '2026-11-03'),
    ],
    { stars: 5, total: 96 },
  ],
]

export const openDesks: RehearsalPlan = {
  plan: 'open-desks',
  title: 'Hồ sơ đang xử lý',
  regime: '26-2026',
  sheetSet: '26-2026',
  startsOn: '2026-09-07',
  endsOn: '2026-11-19',
  casts: firstCasts,
  events: [],
  products: openings.map(
    ([key, name, producer, sheet, acts, self = { stars: 3, total: 66 }]): ProductStory => ({
      key,
      name,
      producer,
      sheet,
      kind: 'first',
      self,
      acts,
    }),
  ),
}
