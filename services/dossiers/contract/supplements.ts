import { z } from 'zod'
import { Instant } from '@ocop/kernel/days'
import { NewPaper, SupplementItem } from './acts.ts'
import { Allowance, EvaluationLevel, StepName } from './regime.ts'

/**
 * A request for a supplement with what was answered so far; `open` until it is answered or its time has passed, `ended`
 * when its step ended otherwise: by a withdrawal, or a transfer.
 */
export const SupplementView = z.object({
  number: z.number(),
  level: EvaluationLevel,
  attempt: z.number(),
  state: z.enum(['open', 'answered', 'lapsed', 'ended']),
  items: z.array(SupplementItem.extend({ number: z.number(), answeredAt: Instant.nullable() })),
  askedAt: Instant,
  dueAt: Instant,
  answeredAt: Instant.nullable(),
  lapsedAt: Instant.nullable(),
  answers: z.array(
    z.object({
      items: z.array(z.number()),
      text: z.string(),
      papers: z.array(NewPaper),
      isAll: z.boolean(),
      answeredAt: Instant,
    }),
  ),
})
export type SupplementView = z.infer<typeof SupplementView>

/**
 * How a step spends its time: days since the receipt it counts from (the day of receipt not counted), of them paused,
 * and days in hand until it is due, negative by how many it is late. Working or calendar days as its allowance has them.
 */
export const StepClock = z.object({
  id: z.string(),
  level: EvaluationLevel,
  attempt: z.number(),
  step: StepName,
  titleVi: z.string(),
  kind: Allowance.shape.kind,
  article: z.string(),
  countsFrom: Instant,
  openedAt: Instant,
  dueAt: Instant,
  pausedSince: Instant.nullable(),
  closedAt: Instant.nullable(),
  daysSince: z.number(),
  daysPaused: z.number(),
  daysInHand: z.number(),
})
export type StepClock = z.infer<typeof StepClock>
