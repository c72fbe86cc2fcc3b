import { z } from 'zod'
import { Day, Instant } from '@ocop/kernel/days'
import { CommandId } from '@ocop/kernel/ids'
import { ChangeStep, CloseStep, OpenStep, StepHolder } from '@ocop/supervision/contract/steps'
import type { ProcessClock } from './evaluation.ts'
import { Allowance, HolderRule } from './regime.ts'

/** What every process shares, whatever it is about: dossiers, rounds, certificates, inspections. */
export const ProcessKind = z.enum(['dossier', 'round', 'certificate', 'inspection'])
export type ProcessKind = z.infer<typeof ProcessKind>

/** What a process starts with: ids and its clock. `memory` is what it carried over from its run before. */
export type ProcessInput = {
  readonly workflowId: string
  readonly subjectId: string
  readonly clock: ProcessClock
  readonly beganAt: string
  readonly memory?: ProcessMemory
}

/** What outlives a continue-as-new: where the clock stood, the count of writes, and the commands answered. */
export type ProcessMemory = {
  readonly at: string
  readonly processVersion: number
  readonly answers: readonly (readonly [commandId: string, answer: ProcessAnswer])[]
  readonly steps: readonly StandingProcessStep[]
}
export type ProcessAnswer = {
  readonly id: string
  readonly version: number
  readonly state: string
}
/** A command as any process gets it: ids only. */
export type ProcessMessage = {
  readonly commandId: string
  readonly act: string
  readonly at: string
}

/** A step of any process: who holds it, how long it may take and by which article, what may be done. */
export const ProcessStepPlan = z.strictObject({
  step: z.string(),
  titleVi: z.string(),
  holder: HolderRule,
  allowance: Allowance,
  acts: z.array(z.string()),
  /** Its process tells of its time in words of its own: no reminders, no ladder. */
  quiet: z.boolean().exactOptional(),
})
export type ProcessStepPlan = z.infer<typeof ProcessStepPlan>

const Write = { at: Instant, processVersion: z.number().int().positive() }

/** Opening it again, or letting it run again after a rest, is the same word. */
export const OpenProcessStep = z.strictObject({
  workflowId: z.string(),
  plan: ProcessStepPlan,
  /** How many times the process entered this step, from 1; names it for ever. */
  visit: z.number().int().positive(),
  /** Where the allowance counts from, when that is not the opening, e.g. the day of a conclusion. */
  countsFrom: Instant.exactOptional(),
  /** A due day that is set by itself, in place of the allowance. */
  dueOn: Day.exactOptional(),
  ...Write,
})
export type OpenProcessStep = z.infer<typeof OpenProcessStep>

export const PauseProcessStep = z.strictObject(Write)
export const ResumeProcessStep = z.strictObject(Write)
/** More time, in working days, or in plain days where the allowance counts plain ones. */
export const ExtendProcessStep = z.strictObject({ ...Write, days: z.number().int().positive() })
export const CloseProcessStep = z.strictObject({ ...Write, outcome: z.string() })
export type ProcessStepMoment = z.infer<typeof PauseProcessStep>

const StepMark = z.object({
  id: z.string(),
  stepId: z.string(),
  at: Instant,
  kind: z.enum(['reminder', 'due', 'escalation']),
  share: z.number().exactOptional(),
  rung: z.number().int().exactOptional(),
  to: StepHolder,
})
/** A step as its process keeps it in mind: when it is due, and whom to tell when from here on. */
export const StandingProcessStep = z.object({
  id: z.string(),
  step: z.string(),
  visit: z.number(),
  dueAt: Instant,
  holder: StepHolder,
  acts: z.array(z.string()),
  marks: z.array(StepMark),
})
export type StandingProcessStep = z.infer<typeof StandingProcessStep>

export const EnteredProcessStep = z.object({ ledger: OpenStep, opened: StandingProcessStep })
export type EnteredProcessStep = z.infer<typeof EnteredProcessStep>
/** A step that changed on record; `ledger` is absent when nothing ever did. */
export const RestatedProcessStep = z.object({
  ledger: ChangeStep.exactOptional(),
  opened: StandingProcessStep,
})
export type RestatedProcessStep = z.infer<typeof RestatedProcessStep>
export const ClosedProcessStep = z.object({ ledger: CloseStep })

export const ApplyProcessCommand = z.strictObject({ workflowId: z.string(), ...Write })
export type ApplyProcessCommand = z.infer<typeof ApplyProcessCommand> & {
  readonly commandId: string
}

/** What an act came to, as far as the process goes on by it. */
export const ProcessApplied = z.object({
  id: z.string(),
  version: z.number(),
  state: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).default({}),
})
export type ProcessApplied = z.infer<typeof ProcessApplied>

/** Has a lost process go on by its record. */
export const ResumeProcess = z.strictObject({
  commandId: CommandId,
  reason: z.string().trim().min(5).max(1_000),
})
export type ResumeProcess = z.infer<typeof ResumeProcess>

export const EndProcess = z.strictObject({ at: Instant })
