import { z } from 'zod'
import { Post } from '@ocop/kernel/actor'
import { Day, Instant } from '@ocop/kernel/days'
import { CommandId } from '@ocop/kernel/ids'
import { StepHolder, StepTaker } from '@ocop/supervision/contract/steps'

/** What may change about an open step from outside its process. */
export const StepChangeKind = z.enum([
  'extend',
  'reassign',
  'escalate',
  'on-behalf',
  'give-back',
  'stand-in',
  'stand-in-ends',
  'unit-closed',
  'unit-ended',
])
export type StepChangeKind = z.infer<typeof StepChangeKind>

/** A change as supervision orders it: judged here by the law and the step's own rules. A dry run changes nothing. */
export const StepChangeOrder = z.strictObject({
  commandId: CommandId,
  kind: StepChangeKind.exclude(['unit-closed', 'unit-ended']),
  /** Of an extension: days of the allowance's own kind. */
  days: z.number().int().min(1).max(60).optional(),
  /** Of a reassignment, a stand-in, an act on behalf: who may act now. */
  to: StepHolder.optional(),
  reason: z.string().min(1).max(2_000),
  /** Absent when nobody ordered it but an empty post. */
  by: z.strictObject({ personId: z.string(), post: Post }).optional(),
  dryRun: z.boolean(),
})
export type StepChangeOrder = z.infer<typeof StepChangeOrder>

/** How a step stands apart from its pauses. */
export const StepStanding = z.strictObject({
  number: z.number().int().min(0),
  dueAt: Instant,
  holder: StepHolder,
  takers: z.array(StepTaker),
  closedDays: z.array(Day),
})
export type StepStanding = z.infer<typeof StepStanding>

export const StepChanged = z.object({
  at: Instant,
  before: StepStanding,
  after: StepStanding,
  /** Whether the deadline is the law's own. */
  legal: z.boolean(),
  article: z.string(),
})
export type StepChanged = z.infer<typeof StepChanged>

/** A unit's own closed days (a flood, a move): recorded by the unit's head or from above. */
export const RecordClosure = z.strictObject({
  commandId: CommandId,
  unit: z.string().min(1).max(60),
  from: Day,
  to: Day,
  reason: z
    .string()
    .trim()
    .min(1)
    .max(2_000)
    .regex(/^[^\0]*$/),
})
export type RecordClosure = z.infer<typeof RecordClosure>

export const UnitClosure = z.object({
  id: z.uuid(),
  unit: z.string(),
  from: Day,
  to: Day,
  reason: z.string(),
  recordedBy: z.string(),
  recordedAt: Instant,
  /** Open steps whose due time moved; told when it is recorded. */
  moved: z.array(z.string()).optional(),
})
export type UnitClosure = z.infer<typeof UnitClosure>

export const UnitClosures = z.object({ items: z.array(UnitClosure) })
