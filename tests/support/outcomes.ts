import type { PlanOutcome } from '../../infra/rehearsals/play.ts'
import type { RehearsalPlan } from '../../infra/rehearsals/plan.ts'

type Row = PlanOutcome['products'][number]
type Year = {
  /** Working days of the ministry's advisory team: holidays fall differently in each year. */
  readonly ministryAdvice: number
}

/** The stories of a Kim Thành year in the order they are lodged, by their keys in the plans. */
const lodged = ['plain', 'second', 'upgrade', 'late', 'national', 'short'] as const
type Key = (typeof lodged)[number]

/** What a year of Kim Thành must come to, whatever law it is played under: only the regime and one span differ. */
export const expectedOutcome = (plan: RehearsalPlan): PlanOutcome => {
  const rows = rowsOf(plan.regime, yearOf(plan))
  const products = lodged.map((key) => ({ ...identityOf(plan, key), ...rows[key] }))
  return { plan: plan.plan, regime: plan.regime, targets: targetsOf(plan.plan), products }
}

/** Four new products and one upgrade, whatever the year; nobody records yet who sells through modern channels. */
const targetsOf = (plan: string): PlanOutcome['targets'] => {
  const atLeast = { operator: 'at-least' }
  const channels = {
    ...{ id: 'modern-channels', text: 'Ít nhất 70% chủ thể OCOP bán hàng qua kênh hiện đại' },
    ...{ measure: 'owners-in-modern-channels-percent', ...atLeast },
    ...{ value: 70, result: null, met: null },
  }
  const recognised = {
    id: 'newly-recognised',
    measure: 'products-recognised',
    result: 4,
    met: true,
  }
  if (plan === 'kim-thanh-2025')
    return [
      {
        ...recognised,
        ...{ text: '1–2 sản phẩm được công nhận từ 3 sao trở lên trong năm' },
        ...{ operator: 'between', value: 1 },
      },
      {
        ...{ id: 'in-force', text: 'Tổng số sản phẩm OCOP trên địa bàn đạt 4' },
        ...{ measure: 'products-in-force', ...atLeast, value: 4, result: 5, met: true },
      },
      channels,
    ]
  return [
    {
      ...recognised,
      ...{ text: 'Ít nhất 2 sản phẩm mới được công nhận từ 3 sao trở lên', ...atLeast, value: 2 },
    },
    {
      ...{ id: 'upgraded', text: 'Ít nhất 1 sản phẩm nâng hạng lên 4 sao' },
      ...{ measure: 'products-upgraded', ...atLeast, value: 1, result: 1, met: true },
    },
    {
      id: 're-evaluated',
      text: 'Ít nhất 1 sản phẩm được đánh giá lại bằng lấy ý kiến bằng văn bản',
      ...{ measure: 'products-re-evaluated', ...atLeast, value: 1, result: 0, met: false },
    },
    channels,
  ]
}

const yearOf = ({ plan }: RehearsalPlan): Year => ({
  ministryAdvice: plan === 'kim-thanh-2025' ? 15 : 14,
})

const identityOf = (plan: RehearsalPlan, key: Key): Pick<Row, 'name' | 'kind'> => {
  const story = plan.products.find((each) => each.key === key)
  if (!story) throw new Error(`${plan.plan} has no story ${key}`)
  return { name: story.name, kind: story.kind }
}

const rowsOf = (
  regime: string,
  { ministryAdvice }: Year,
): Record<Key, Omit<Row, 'name' | 'kind'>> => {
  const commune = { level: 'commune', regime, points: null, stars: null }
  const at = (level: string, points: number, stars: number) => ({ level, regime, points, stars })
  const inTime = { late: 0, escalations: 0 }
  return {
    plain: {
      attempts: [commune, at('province', 63.2, 3)],
      stars: 3,
      days: { ...communeDays(8), ...provinceDays(2, 9, 7, 3) },
      ...inTime,
    },
    second: {
      attempts: [commune, at('province', 58.2, 3)],
      stars: 3,
      days: { ...communeDays(9), ...provinceDays(2, 8, 5, 3) },
      ...inTime,
    },
    upgrade: {
      attempts: [commune, at('province', 78.2, 4)],
      stars: 4,
      days: { ...communeDays(10), ...provinceDays(9, 7, 7, 3), 'province/supplement': 5 },
      ...inTime,
    },
    late: {
      attempts: [commune, at('province', 55.2, 3)],
      stars: 3,
      days: { ...communeDays(19), ...provinceDays(1, 10, 8, 2) },
      late: 1,
      escalations: 2,
    },
    national: {
      attempts: [commune, at('province', 93.2, 5), at('ministry', 92.2, 5)],
      stars: 5,
      days: {
        ...communeDays(11),
        ...provinceDays(2, 8, 10, 4),
        ...councilDays('ministry', [4, ministryAdvice, 6, 6]),
      },
      ...inTime,
    },
    short: {
      attempts: [commune, at('province', 44.2, 2)],
      stars: null,
      days: { ...communeDays(10), ...provinceDays(2, 9, 8, 3) },
      ...inTime,
    },
  }
}

const communeDays = (report: number): Record<string, number> => ({
  'commune/intake': 1,
  'commune/commune-report': report,
})

const provinceDays = (
  ...days: readonly [intake: number, advice: number, scoring: number, decision: number]
): Record<string, number> => councilDays('province', days)

const councilDays = (
  level: string,
  [intake, advice, scoring, decision]: readonly [number, number, number, number],
): Record<string, number> => ({
  [`${level}/intake`]: intake,
  [`${level}/advisory-report`]: advice,
  // The time until the council scores is spent waiting for its round; the cards are in on the day it opens.
  [`${level}/council-round`]: scoring,
  [`${level}/council-scoring`]: 0,
  [`${level}/council-result`]: 1,
  [`${level}/decision`]: decision,
})
