import { z } from 'zod'
import { Instant } from '@ocop/kernel/days'
import {
  AddNotice,
  ChangeStep,
  CloseStep,
  OpenStep,
  StepHolder,
} from '@ocop/supervision/contract/steps'
import { EvaluationLevel, LevelOutcome, LevelPlan, StepName } from './regime.ts'

/** The internal answers and bodies between the evaluation's activities and the dossiers service (POST internal/process/…). */
const Place = {
  dossierId: z.uuid(),
  level: EvaluationLevel,
  attempt: z.number().int().positive(),
  scoring: z.number().int().positive(),
}

const Mark = z.object({
  id: z.string(),
  stepId: z.string(),
  at: Instant,
  kind: z.enum(['reminder', 'due', 'escalation']),
  share: z.number().exactOptional(),
  rung: z.number().int().exactOptional(),
  to: StepHolder,
})

export const EnterStepBody = z.strictObject({
  ...Place,
  step: StepName,
  visit: z.number().int().positive(),
  at: Instant,
  processVersion: z.number().int().positive(),
})
export const ApplyCommandBody = z.strictObject({
  ...Place,
  at: Instant,
  processVersion: z.number().int().positive(),
})
export const LapseBody = ApplyCommandBody.extend({ stepId: z.string() })
export const LapseAnswer = z.object({ notices: z.array(Mark) })
export const TallyBody = z.strictObject(Place)
export const StepMoment = z.strictObject({ at: Instant })
export const StepEnd = z.strictObject({ at: Instant, outcome: z.string() })

const opened = z.object({
  id: z.string(),
  step: StepName,
  dueAt: Instant,
  marks: z.array(Mark),
  supplementPauses: z.boolean(),
})

/** The step as the process needs it, and as the ledger is told. */
export const EnteredStep = z.object({ ledger: OpenStep, opened })
export type EnteredStep = z.infer<typeof EnteredStep>

/** A step as it stands after a change; without `ledger` when nothing ever changed about it. */
export const RestatedStep = z.object({ ledger: ChangeStep.exactOptional(), opened })
export type RestatedStep = z.infer<typeof RestatedStep>

/** How a step ended, and what is told with its end. */
export const ClosedStep = z.object({
  ledger: CloseStep,
  notices: z.array(AddNotice).default([]),
})

export const Applied = z.object({
  id: z.string(),
  version: z.number(),
  state: z.string(),
  outcome: LevelOutcome.exactOptional(),
  certificateNumber: z.string().exactOptional(),
  stays: z.boolean().exactOptional(),
  successor: z
    .object({ levels: z.array(LevelPlan), level: EvaluationLevel, entry: StepName })
    .exactOptional(),
})

export const ScoresTallied = z.object({ complete: z.boolean(), gapTooWide: z.boolean() })
