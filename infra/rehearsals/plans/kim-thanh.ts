import type { Role } from '@ocop/kernel/roles'
import { firstCasts } from '../casts/casts.ts'
import type { Desk, ProductStory, RehearsalPlan, StoryAct } from '../plan.ts'

type Year = Pick<
  RehearsalPlan,
  'plan' | 'title' | 'regime' | 'sheetSet' | 'startsOn' | 'endsOn'
> & {
  /** A Monday in September; the story's days count from it. */
  readonly firstMonday: string
  /** How the product to be upgraded and the one to be evaluated again were recognised. */
  readonly before: Readonly<Record<'upgrade' | 'again', NonNullable<ProductStory['before']>>>
  /** Who reports to the council on a re-evaluation. */
  readonly reportsAgain: Role
  /** The year's products by the part each plays in the story; invented. */
  readonly names: Readonly<
    Record<'plain' | 'second' | 'upgrade' | 'again' | 'national' | 'short' | 'late', string>
  >
}

/**
 * A year of xã Kim Thành: two new products, one upgrade with a supplement, one evaluated again at the end of its term,
 * one that goes to the ministry, one that falls short, and one whose commune report comes late. The same people act in every year; the law differs.
 */
export const kimThanhYear = ({
  firstMonday,
  before,
  reportsAgain,
  names,
  ...plan
}: Year): RehearsalPlan => {
  const on = (days: number): string => Temporal.PlainDate.from(firstMonday).add({ days }).toString()
  const commune = (lodge: number, accept: number, report: number): StoryAct[] => [
    { act: 'lodge', on: on(lodge) },
    { act: 'accept', level: 'commune', on: on(accept) },
    { act: 'commune-report', level: 'commune', on: on(report) },
  ]
  const council = (
    level: Desk,
    [accept, advise, score, conclude]: readonly [number, number, number, number],
    { stars, total }: { stars: number; total: number },
  ): StoryAct[] => [
    { act: 'accept', level, on: on(accept) },
    { act: 'advisory-report', level, on: on(advise) },
    { act: 'open-scoring', level, on: on(score) },
    { act: 'scoring', level, on: on(score), card: { stars, total }, spread: [0, -2, 1, 3, -1] },
    { act: 'council-results', level, on: on(conclude), card: { stars, total } },
  ]
  const decision = (level: Desk, days: number, stars: number | null): StoryAct => ({
    act: 'decisions',
    level,
    on: on(days),
    stars,
  })
  return {
    ...plan,
    casts: firstCasts,
    events: [],
    products: [
      {
        key: 'plain',
        name: names.plain,
        producer: 'htx-ruoi',
        sheet: 8,
        kind: 'first',
        self: { stars: 3, total: 68 },
        acts: [
          ...commune(0, 1, 11),
          ...council('city', [15, 28, 37, 38], { stars: 3, total: 63 }),
          decision('city', 43, 3),
        ],
      },
      {
        key: 'second',
        name: names.second,
        producer: 'to-banh-da',
        sheet: 6,
        kind: 'first',
        self: { stars: 3, total: 64 },
        acts: [
          ...commune(2, 3, 16),
          ...council('city', [18, 30, 37, 38], { stars: 3, total: 58 }),
          decision('city', 43, 3),
        ],
      },
      {
        key: 'upgrade',
        name: names.upgrade,
        producer: 'htx-lua-nep',
        sheet: 3,
        kind: 'upgrade',
        before: before.upgrade,
        self: { stars: 4, total: 84 },
        acts: [
          ...commune(3, 4, 18),
          {
            act: 'supplement-requests',
            level: 'city',
            on: on(22),
            ask: 'Bổ sung phiếu kiểm nghiệm còn hiệu lực cho chỉ tiêu tồn dư thuốc bảo vệ thực vật.',
            paper: 'test-report',
          },
          {
            act: 'supplements',
            on: on(29),
            answer: 'Chủ thể nộp phiếu kiểm nghiệm mới theo yêu cầu.',
            paper: 'test-report',
          },
          ...council('city', [31, 42, 51, 52], { stars: 4, total: 78 }),
          decision('city', 57, 4),
        ],
      },
      {
        key: 'again',
        name: names.again,
        producer: 'htx-lua-nep',
        sheet: 3,
        kind: 're-evaluation',
        before: before.again,
        self: { stars: 3, total: 66 },
        acts: [
          ...commune(8, 9, 22),
          ...council('city', [24, 35, 37, 38], { stars: 3, total: 63 }).map((act) =>
            act.act === 'advisory-report' ? { ...act, by: reportsAgain } : act,
          ),
          decision('city', 43, 3),
        ],
      },
      {
        key: 'national',
        name: names.national,
        producer: 'cong-ty-oi',
        sheet: 1,
        kind: 'first',
        self: { stars: 5, total: 96 },
        acts: [
          ...commune(7, 8, 23),
          ...council('city', [25, 37, 51, 52], { stars: 5, total: 93 }),
          { act: 'forward', level: 'city', on: on(58) },
          ...council('ministry', [64, 85, 93, 94], { stars: 5, total: 92 }),
          decision('ministry', 102, 5),
        ],
      },
      {
        key: 'short',
        name: names.short,
        producer: 'ho-mam-cay',
        sheet: 9,
        kind: 'first',
        self: { stars: 3, total: 55 },
        acts: [
          ...commune(9, 10, 24),
          ...council('city', [28, 39, 51, 52], { stars: 2, total: 44 }),
          decision('city', 57, null),
        ],
      },
      {
        key: 'late',
        name: names.late,
        producer: 'trang-trai-ga',
        sheet: 8,
        kind: 'first',
        self: { stars: 3, total: 60 },
        // The fifteen working days are long over when the report comes.
        acts: [
          ...commune(4, 7, 32),
          ...council('city', [35, 49, 59, 60], { stars: 3, total: 55 }),
          decision('city', 64, 3),
        ],
      },
    ],
  }
}
