import type { Role } from '@ocop/kernel/roles'
import { firstCasts } from '../casts/casts.ts'
import type { InRound, ProductStory, RehearsalPlan, StoryAct } from '../plan.ts'
import { decided, throughCommune, throughCouncil } from './story.ts'

/** When the city's council scores and concludes what comes to a meeting, and when that is decided. */
type Meeting = InRound & Readonly<Record<'score' | 'conclude' | 'decide', string>>

type Year = Pick<
  RehearsalPlan,
  'plan' | 'title' | 'regime' | 'sheetSet' | 'startsOn' | 'endsOn' | 'rounds'
> & {
  /** A Monday in September; the story's days count from it. */
  readonly firstMonday: string
  /** What the city's council meets on, sooner or later in the year. */
  readonly meetings: Readonly<Record<'first' | 'second' | 'last', Meeting>>
  /** The city's dossier for the ministry goes there. */
  readonly forwardedOn: string
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
  meetings: { first, second, last },
  forwardedOn,
  before,
  reportsAgain,
  names,
  ...plan
}: Year): RehearsalPlan => {
  const on = daysFrom(firstMonday)
  const atMinistry = daysFrom(forwardedOn)
  const commune = (lodge: number, accept: number, report: number): StoryAct[] =>
    throughCommune('commune', { lodge: on(lodge), accept: on(accept), report: on(report) })
  const city = (
    [accept, advise]: readonly [number, number],
    meeting: Meeting,
    card: { stars: number; total: number },
  ): StoryAct[] =>
    throughCouncil('city', { accept: on(accept), advise: on(advise), ...meeting }, card)
  const decision = ({ decide, round }: Meeting, stars: number | null): StoryAct =>
    decided('city', decide, stars, round)
  // Its opinions are given in writing: it waits for no round.
  const inWriting = { score: on(37), conclude: on(38), decide: on(43) }
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
          ...city([15, 28], first, { stars: 3, total: 63 }),
          decision(first, 3),
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
          ...city([18, 30], first, { stars: 3, total: 58 }),
          decision(first, 3),
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
          ...city([31, 42], second, { stars: 4, total: 78 }),
          decision(second, 4),
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
          ...city([24, 35], inWriting, { stars: 3, total: 63 }).map((act) =>
            act.act === 'advisory-report' ? { ...act, by: reportsAgain } : act,
          ),
          decision(inWriting, 3),
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
          ...city([25, 37], second, { stars: 5, total: 93 }),
          { act: 'forward', level: 'city', on: forwardedOn, round: second.round },
          ...throughCouncil(
            'ministry',
            {
              ...{ accept: atMinistry(6), advise: atMinistry(27) },
              ...{ score: atMinistry(35), conclude: atMinistry(36) },
            },
            { stars: 5, total: 92 },
          ),
          decided('ministry', atMinistry(44), 5),
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
          ...city([28, 39], second, { stars: 2, total: 44 }),
          decision(second, null),
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
          ...city([35, 49], last, { stars: 3, total: 55 }),
          decision(last, 3),
        ],
      },
    ],
  }
}

const daysFrom =
  (first: string) =>
  (days: number): string =>
    Temporal.PlainDate.from(first).add({ days }).toString()
