import type { Mark } from '@ocop/dossiers/contract/evaluation'
import type {
  ApplyProcessCommand,
  OpenProcessStep,
  ProcessApplied,
  ProcessStepMoment,
  StandingProcessStep,
} from '@ocop/dossiers/contract/processes'

/** A reminder, or what is told in words beside it. */
export type Telling = Mark & { readonly text?: string }

/** What any process asks of the services. Every one may run twice: the records see to it that it counts once. */
export type ProcessActivities = {
  /** Writes a drafted command's outcome in one transaction; a refusal is a non-retryable failure carrying its code. */
  applyToProcess: (order: ApplyProcessCommand) => Promise<ProcessApplied>
  /** Opens a step on the record and in the ledger. */
  openProcessStep: (entry: OpenProcessStep) => Promise<StandingProcessStep>
  pauseProcessStep: (stepId: string, word: ProcessStepMoment) => Promise<void>
  resumeProcessStep: (stepId: string, word: ProcessStepMoment) => Promise<StandingProcessStep>
  extendProcessStep: (
    stepId: string,
    word: ProcessStepMoment & { readonly days: number },
  ) => Promise<StandingProcessStep>
  /** Reads a step anew that changed on record, and tells the ledger. */
  restateProcessStep: (stepId: string, at: string) => Promise<StandingProcessStep>
  closeProcessStep: (
    stepId: string,
    word: ProcessStepMoment & { readonly outcome: string },
  ) => Promise<void>
  /** Tells a holder, or the next rung, and records it. */
  tell: (telling: Telling) => Promise<void>
  endProcess: (workflowId: string, at: string) => Promise<void>
}
