import { z } from 'zod'
import { Day, Instant } from '@ocop/kernel/days'
import { Duty, Target } from './plan.ts'

/** A product that counts for a target. */
export const TargetRow = z.strictObject({
  product: z.string(),
  producer: z.string(),
  stars: z.number().int(),
  certificateNumber: z.string(),
  decidedOn: Day,
})
export type TargetRow = z.infer<typeof TargetRow>

/** A point of sale that counts for a target. */
export const PointRow = z.strictObject({ name: z.string(), address: z.string(), openedOn: Day })
export type PointRow = z.infer<typeof PointRow>

/** A target beside its result; `result` and `met` are null while nothing is recorded that it could be counted from. */
export const TargetResult = z.strictObject({
  ...Target.shape,
  result: z.number().nullable(),
  met: z.boolean().nullable(),
  rows: z.array(TargetRow),
  points: z.array(PointRow),
})
export type TargetResult = z.infer<typeof TargetResult>

/** A duty as it stands: without a day of its own, still to come, or with its day gone by. */
export const DutyState = z.strictObject({
  ...Duty.shape,
  state: z.enum(['standing', 'to-come', 'day-past']),
})
export type DutyState = z.infer<typeof DutyState>

/** How far a plan has come: targets compared with what the records say at that moment of its clock. */
export const PlanProgress = z.strictObject({
  plan: z.string(),
  asOf: Instant,
  clockId: z.string(),
  targets: z.array(TargetResult),
  duties: z.array(DutyState),
})
export type PlanProgress = z.infer<typeof PlanProgress>
