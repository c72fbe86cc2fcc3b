import type { StepHolder } from '@ocop/supervision/contract/steps'
import type { Successor } from '../contract/evaluation.ts'
import type { LevelOutcome, StepName } from '../contract/regime.ts'

// What is kept as JSON in columns of the tables.

/** The step a dossier stands at, as lists and pages read it. */
export type StandingStep = {
  readonly id: string
  readonly step: StepName
  readonly titleVi: string
  readonly holder: StepHolder
  readonly openedAt: string
  readonly dueAt: string
  readonly article: string
  readonly scoring: number
}

export type AppliedResult = {
  readonly id: string
  readonly version: number
  readonly state: string
  readonly outcome?: LevelOutcome
  readonly certificateNumber?: string
  /** What a process that is no dossier's goes on by. */
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>
  readonly stays?: boolean
  readonly successor?: Successor
}

/** In time or late, by how much, paused for how long: worked out once, when the step closes. */
export type StepVerdict = {
  readonly inTime: boolean
  readonly lateWorkingDays: number
  readonly pausedWorkingDays: number
}
