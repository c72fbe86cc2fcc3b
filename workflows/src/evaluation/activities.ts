import type {
  Applied,
  ApplyCommand,
  EnterStep,
  LapseAnswer,
  LapseSupplement,
  Mark,
  OpenedStep,
  ScoresTallied,
  TallyScores,
} from '@ocop/dossiers/contract/evaluation'

/** What the evaluation asks of the services. Every one may run twice: the records see to it that it counts once. */
export type EvaluationActivities = {
  /** Writes a drafted command's outcome in one transaction; a refusal is a non-retryable failure carrying its code. */
  applyCommand: (command: ApplyCommand) => Promise<Applied>
  /** Opens the step on the dossier and in the ledger, with its due time from the working-day calendar. */
  openStep: (entry: EnterStep) => Promise<OpenedStep>
  /** The step's own clock stands still while somebody else is waited for. */
  pauseStep: (stepId: string, at: string) => Promise<void>
  /** The step runs again; returns its due time and marks from here on. */
  resumeStep: (entry: EnterStep) => Promise<OpenedStep>
  /** Reads a step anew after a change on record, and brings the ledger up to it; returns its due time and marks from here on. */
  restateStep: (stepId: string, at: string) => Promise<OpenedStep>
  /** Closes the step in the ledger with its verdict. */
  closeStep: (stepId: string, at: string, outcome: string) => Promise<void>
  /** Tells a holder, or the next rung, and records it. */
  tell: (mark: Mark) => Promise<void>
  /** Records that a supplement was not given in time; answers who is to be told beside the producer. */
  lapseSupplement: (order: LapseSupplement) => Promise<LapseAnswer>
  tallyScores: (scores: TallyScores) => Promise<ScoresTallied>
  /** Gives the storefront the product's certificate as it now stands. */
  publishCertificate: (certificateNumber: string) => Promise<void>
}
