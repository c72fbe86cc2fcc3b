import type { CardWish, Desk, InRound, PlanEvent, StoryAct } from '../plan.ts'

/** How far the members of a council lie from its view, in the order of their seats. */
const spread = [0, -2, 1, 3, -1]

type Days<Names extends string> = Readonly<Record<Names, string>>

/** A producer lodges, and the commune receives and reports. */
export const throughCommune = (
  level: Desk,
  { lodge, accept, report }: Days<'lodge' | 'accept' | 'report'>,
): StoryAct[] => [
  { act: 'lodge', on: lodge },
  { act: 'accept', level, on: accept },
  { act: 'commune-report', level, on: report },
]

/** A level receives, its advisory team reports, its council scores and concludes. */
export const throughCouncil = (
  level: Desk,
  days: Days<'accept' | 'advise' | 'score' | 'conclude'> & InRound,
  card: CardWish,
): StoryAct[] => [
  { act: 'accept', level, on: days.accept },
  { act: 'advisory-report', level, on: days.advise },
  ...councilOnly(level, days, card),
]

/** The council alone, where the dossier came that far before. */
export const councilOnly = (
  level: Desk,
  { score, conclude, round }: Days<'score' | 'conclude'> & InRound,
  card: CardWish,
): StoryAct[] => [
  { act: 'open-scoring', level, on: score, round },
  { act: 'scoring', level, on: score, card, spread },
  { act: 'council-results', level, on: conclude, card },
]

/** What is decided on a result: by itself, or in the batch of a regular round. */
export const decided = (
  level: Desk,
  on: string,
  stars: number | null,
  round?: string,
): StoryAct => ({ act: 'decisions', level, on, stars, round })

/** The first of July 2025: a unit's open dossiers move to what took over, before anything else happens that day. */
export const unitEnds = (unit: string, level: Desk): PlanEvent => ({
  event: 'succession',
  on: '2025-07-01',
  time: '08:00',
  key: unit,
  level,
  of: { unit },
  reason: 'Đơn vị kết thúc hoạt động từ ngày 01/7/2025; hồ sơ đang xử lý chuyển về đơn vị kế tiếp.',
})
