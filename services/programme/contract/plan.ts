import { z } from 'zod'
import { Day } from '@ocop/kernel/days'
import { UnitLevel, UnitRef } from '@ocop/kernel/units'

/** What can be counted for a target: products by what became of them, owners by share, points of sale. */
export const Measure = z.enum([
  'products-recognised',
  'products-upgraded',
  'products-re-evaluated',
  'products-in-force',
  'products-lost',
  'owners-cooperatives-percent',
  'owners-enterprises-percent',
  'owners-in-modern-channels-percent',
  'owners-in-value-chains-percent',
  'owners-trained-percent',
  'points-of-sale',
])
export type Measure = z.infer<typeof Measure>

/** What the plan means to reach (mục tiêu), in a measure that can be counted from the records. */
export const Target = z.strictObject({
  id: z.string(),
  text: z.string(),
  measure: Measure,
  operator: z.enum(['at-least', 'at-most', 'between']),
  value: z.number(),
  /** The upper end of `between`. */
  upTo: z.number().optional(),
  minStars: z.number().int().min(3).max(5).optional(),
  article: z.string(),
})
export type Target = z.infer<typeof Target>

/** Who has to do what (nhiệm vụ); `due` is null where the plan names no day. */
export const Duty = z.strictObject({
  id: z.string(),
  text: z.string(),
  holder: z.string(),
  due: Day.nullable(),
})
export type Duty = z.infer<typeof Duty>

/** What support money pays for and how much (định mức hỗ trợ), in whole VND. */
export const SupportNorm = z.strictObject({
  code: z.string(),
  text: z.string(),
  /** The most that is paid for one `per`. */
  maxVnd: z.number().int().positive(),
  /** The share of the cost that is paid; absent when the amount is fixed. */
  sharePercent: z.number().int().min(1).max(100).optional(),
  per: z.enum(['product', 'evaluation']),
  /** The fewest stars the product must have reached; absent when none are asked for. */
  minStars: z.number().int().min(3).max(5).optional(),
  /** Where in the plan the norm stands. */
  article: z.string(),
})
export type SupportNorm = z.infer<typeof SupportNorm>

/** A span of days for one kind of work; `from` is null where only the end is set. */
export const CalendarWindow = z.strictObject({
  id: z.string(),
  text: z.string(),
  from: Day.nullable(),
  to: Day,
  article: z.string(),
})
export type CalendarWindow = z.infer<typeof CalendarWindow>

/** A round of evaluation (đợt) as the plan sets it; `from` is null where only the end is set. */
export const PlannedRound = z.strictObject({
  ...CalendarWindow.shape,
  level: UnitLevel,
})
export type PlannedRound = z.infer<typeof PlannedRound>

/** The money of the year (kinh phí) and where it comes from; `totalVnd` is null where the plan names no sum. */
export const Budget = z.strictObject({
  totalVnd: z.number().int().positive().nullable(),
  sources: z.array(z.string()),
  article: z.string().nullable(),
})
export type Budget = z.infer<typeof Budget>

/** What the plan rests on; `demonstration` plans are the platform's own and bind nobody. */
export const PlanSource = z.strictObject({
  kind: z.enum(['issued', 'demonstration']),
  document: z.string(),
  /** Null where the text at hand shows no number. */
  number: z.string().nullable(),
  basis: z.array(z.string()),
})
export type PlanSource = z.infer<typeof PlanSource>

/** A unit's programme plan for one year (kế hoạch). */
export const Plan = z.strictObject({
  id: z.string(),
  version: z.number().int().positive(),
  unit: UnitRef,
  year: z.number().int(),
  /** The regime products are evaluated under, e.g. `26-2026`. */
  regime: z.string(),
  title: z.string(),
  source: PlanSource,
  targets: z.array(Target),
  duties: z.array(Duty),
  norms: z.array(SupportNorm),
  windows: z.array(CalendarWindow),
  rounds: z.array(PlannedRound),
  budget: Budget,
})
export type Plan = z.infer<typeof Plan>

export const PlanSummary = Plan.pick({
  id: true,
  version: true,
  unit: true,
  year: true,
  regime: true,
  title: true,
})
export type PlanSummary = z.infer<typeof PlanSummary>
