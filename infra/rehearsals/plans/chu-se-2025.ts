import { ministryCast } from '../casts/ministry.ts'
import { giaLaiCast } from '../casts/gia-lai.ts'
import type { ProductStory, RehearsalPlan, StoryAct } from '../plan.ts'
import { decided, throughCommune, throughCouncil, unitEnds } from './story.ts'

type Opening = Pick<ProductStory, 'key' | 'name' | 'producer' | 'sheet'> & {
  readonly commune: readonly StoryAct[]
  readonly atProvince: { readonly accept: string; readonly advise: string }
  readonly total: number
}

/** What xã Chư Sê lodged, in the plan's window from June to October. */
const openings: readonly Opening[] = [
  {
    // Received by the old xã Dun, reported on by the commune it went into.
    key: 'dun',
    name: 'Gạo tẻ Thác Mơ Dun',
    producer: 'htx-phu-cuong',
    sheet: 3,
    commune: [
      { act: 'lodge', on: '2025-06-20' },
      { act: 'accept', level: 'xa-dun-cu', on: '2025-06-23' },
      { act: 'commune-report', level: 'xa-chu-se', on: '2025-07-10' },
    ],
    atProvince: { accept: '2025-07-15', advise: '2025-08-04' },
    total: 58,
  },
  {
    key: 'pepper',
    name: 'Tiêu sọ Đất Đỏ',
    producer: 'htx-ho-tieu',
    sheet: 10,
    commune: throughCommune('xa-chu-se', {
      lodge: '2025-08-11',
      accept: '2025-08-12',
      report: '2025-08-29',
    }),
    atProvince: { accept: '2025-09-05', advise: '2025-09-25' },
    total: 66,
  },
  {
    key: 'durian',
    name: 'Sầu riêng Vườn Gió',
    producer: 'cong-ty-sau-rieng',
    sheet: 1,
    commune: throughCommune('xa-chu-se', {
      lodge: '2025-09-15',
      accept: '2025-09-16',
      report: '2025-10-01',
    }),
    atProvince: { accept: '2025-10-06', advise: '2025-10-24' },
    total: 64,
  },
  {
    key: 'beef',
    name: 'Bò một nắng H’Nga',
    producer: 'ho-bo-mot-nang',
    sheet: 8,
    commune: throughCommune('xa-chu-se', {
      lodge: '2025-09-17',
      accept: '2025-09-18',
      report: '2025-10-02',
    }),
    atProvince: { accept: '2025-10-06', advise: '2025-10-24' },
    total: 61,
  },
  {
    key: 'honey',
    name: 'Mật ong hoa cà phê Chư Sê',
    producer: 'to-ong-ca-phe',
    sheet: 4,
    commune: throughCommune('xa-chu-se', {
      lodge: '2025-09-22',
      accept: '2025-09-23',
      report: '2025-10-08',
    }),
    atProvince: { accept: '2025-10-10', advise: '2025-10-28' },
    total: 57,
  },
]

/** Xã Chư Sê under tỉnh Gia Lai: five new products before one round of the province in November. */
export const chuSe2025: RehearsalPlan = {
  plan: 'chu-se-2025',
  title: 'Xã Chư Sê, năm 2025',
  regime: '1489-2025',
  sheetSet: '148-2023',
  startsOn: '2025-06-02',
  endsOn: '2025-12-31',
  casts: [giaLaiCast, ministryCast],
  events: [unitEnds('cu-xa-dun', 'gia-lai')],
  products: openings.map(({ commune, atProvince, total, ...product }) => ({
    ...product,
    kind: 'first',
    self: { stars: 3, total: total + 4 },
    acts: [
      ...commune,
      ...throughCouncil(
        'gia-lai',
        { ...atProvince, score: '2025-11-11', conclude: '2025-11-12' },
        { stars: 3, total },
      ),
      decided('gia-lai', '2025-11-19', 3),
    ],
  })),
}
