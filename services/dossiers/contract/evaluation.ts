import type { StepHolder } from '@ocop/supervision/contract/steps'
import type { ActName, LevelOutcome, LevelPlan, StepName, EvaluationLevel } from './regime.ts'

/** The names the evaluation process is known by; the wire name equals the constant. */
export const evaluation = {
  taskQueue: 'evaluation',
  workflow: 'evaluateDossier',
  levelWorkflow: 'evaluateAtLevel',
  workflowId: (dossierId: string): string => `dossier:${dossierId}`,
  levelWorkflowId: (dossierId: string, level: EvaluationLevel, attempt: number): string =>
    `dossier:${dossierId}:${level}:${attempt}`,
  lodge: 'lodge',
  act: 'act',
  scorecardSubmitted: 'scorecardSubmitted',
  clockAdvanced: 'clockAdvanced',
  stepChanged: 'stepChanged',
  stage: 'evaluationStage',
  /** Memo key: the next moment a process on a stepped clock waits for, so the stepper can read it without a worker. */
  nextDue: 'nextDue',
} as const

/**
 * Which clock a process follows: the wall clock, or a rehearsal's that is stepped from outside. `lagMs` after a moment of
 * the wall clock its notices go out; at once where it is left out.
 */
export type ProcessClock = {
  readonly id: string
  readonly kind: 'live' | 'stepped'
  readonly lagMs?: number
}

/** Longer than this after its moment no notice goes out on a quiet machine. */
const lagAtMostMs = 7 * 60_000

/**
 * A dossier's own lag. Deadlines of a whole country fall on one minute, the end of an office's day: told each at its
 * moment, thousands of notices would stand before the commands of people who act just then. When something was due and
 * whether it was late, the record says to the second all the same.
 */
export const noticeLagMs = (dossierId: string): number =>
  Number.parseInt(dossierId.slice(-8), 16) % lagAtMostMs

/** Names of what operators look processes up by; no person and no free text, since the engine keeps them in clear. */
export const searchAttributes = {
  level: 'OcopLevel',
  unit: 'OcopUnit',
  state: 'OcopState',
} as const

/** What `evaluateDossier` starts with: ids and the law it was lodged under; no personal data, no document. */
export type EvaluationInput = {
  readonly dossierId: string
  readonly clock: ProcessClock
  readonly levels: readonly LevelPlan[]
  /** Where the dossier belongs, for operators to look it up by; processes that began without it are looked up by their ids. */
  readonly unitPath?: string
  /** So many commands one run of a level's process handles before it continues as new; the process's own measure where it is left out. */
  readonly commandsPerRun?: number
  readonly memory?: DossierMemory
}

/** What a dossier's process carries over to its next run, which begins with the level that comes next. */
export type DossierMemory = {
  readonly lodging: { readonly commandId: string; readonly answer: ActAnswer }
  /** The levels it follows now: others than at first after a transfer. */
  readonly levels: readonly LevelPlan[]
  readonly next: {
    readonly level: EvaluationLevel
    readonly entry?: StepName
    readonly at: string
    readonly processVersion: number
    /** Where the level goes on by the record, after its process was lost. */
    readonly memory?: LevelMemory
  }
  /** How many times each level was entered. */
  readonly attempts: readonly (readonly [level: EvaluationLevel, attempts: number])[]
}

export type LevelInput = {
  readonly dossierId: string
  readonly clock: ProcessClock
  readonly plan: LevelPlan
  /** The step it is entered at, where that is not the first: after a return, or a transfer. */
  readonly entry?: StepName
  readonly attempt: number
  /** Programme time of arrival at this level. */
  readonly arrivedAt: string
  /** Counts the writes of this dossier's processes; a write that carries a lower number is late and ignored. */
  readonly processVersion: number
  readonly commandsPerRun?: number
  readonly memory?: LevelMemory
}

/** An open step, and what is yet to be told of it; with the step that waits behind it while a supplement is awaited. */
export type StandingStep = {
  readonly opened: OpenedStep
  readonly asking?: OpenedStep
  readonly marks: readonly Mark[]
}

/** What a level's process carries over to its next run. */
export type LevelMemory = {
  readonly at: string
  readonly processVersion: number
  readonly visits: readonly (readonly [step: StepName, visits: number])[]
  readonly scoring: number
  /** The commands answered last: each gets the same answer again. */
  readonly answers: readonly (readonly [commandId: string, answer: ActAnswer])[]
  readonly standing: StandingStep
  /** Cards came that were not counted yet. */
  readonly newCards: boolean
  /** Steps whose due time was told, and steps that changed on record and were not read anew. */
  readonly pastDue: readonly string[]
  readonly changed: readonly string[]
}

export type LevelResult = {
  readonly outcome: LevelOutcome
  readonly at: string
  readonly processVersion: number
  readonly certificateNumber?: string
  readonly successor?: Successor
}

/** Where a transfer takes a running evaluation: the levels it follows from now on, and the step at which it goes on. */
export type Successor = {
  readonly levels: readonly LevelPlan[]
  readonly level: EvaluationLevel
  readonly entry: StepName
}

/** A command as the process gets it: ids only; the body waits in the dossiers service under the commandId. */
export type ActMessage = { readonly commandId: string; readonly act: ActName; readonly at: string }
export type ActAnswer = { readonly id: string; readonly version: number; readonly state: string }
export type ScorecardSubmitted = { readonly scorecardId: string; readonly at: string }
/** An open step changed on record (more time, another holder): the process reads it anew. */
export type StepChanged = { readonly stepId: string }
export type ClockAdvanced = { readonly now: string }

/** A moment within an open step at which somebody is told something. */
export type Mark = {
  readonly id: string
  readonly stepId: string
  readonly at: string
  readonly kind: 'reminder' | 'due' | 'escalation'
  readonly share?: number
  readonly rung?: number
  readonly to: StepHolder
}

/** A step as it stands after the dossiers service opened or resumed it. */
export type OpenedStep = {
  readonly id: string
  readonly step: StepName
  readonly dueAt: string
  /** In order of time; those before now are left out. */
  readonly marks: readonly Mark[]
  /** Whether this step's own clock stands still while a supplement is awaited. */
  readonly supplementPauses: boolean
}

export type EvaluationStage = {
  readonly level: EvaluationLevel
  readonly attempt: number
  readonly step: StepName | null
  /** Counts the writes of the dossier's processes, as far as this one knows. */
  readonly processVersion?: number
}

/** What the process asks the dossiers service (POST internal/process/…); every one may be repeated. */
export type EnterStep = {
  readonly dossierId: string
  readonly level: EvaluationLevel
  readonly attempt: number
  readonly step: StepName
  /** How many times this step was entered at this level and attempt, from 1; names the step for ever. */
  readonly visit: number
  /** 1, or 2 for the second scoring after a gap. */
  readonly scoring: number
  readonly at: string
  readonly processVersion: number
}
export type ApplyCommand = {
  readonly commandId: string
  readonly dossierId: string
  readonly level: EvaluationLevel
  readonly attempt: number
  readonly scoring: number
  readonly at: string
  readonly processVersion: number
}
export type Applied = ActAnswer & {
  /** An outcome that the record decided, e.g. a decision that recognises nothing. */
  readonly outcome?: LevelOutcome
  readonly certificateNumber?: string
  /** The act leaves the step open, e.g. a supplement that answers some of the items. */
  readonly stays?: boolean
  readonly successor?: Successor
}
/** A supplement's time has passed: the record says so, and who else is to be told. */
export type LapseSupplement = Omit<ApplyCommand, 'commandId'> & { readonly stepId: string }
export type LapseAnswer = { readonly notices: readonly Mark[] }
export type TallyScores = Pick<EnterStep, 'dossierId' | 'level' | 'attempt' | 'scoring'>
export type ScoresTallied = { readonly complete: boolean; readonly gapTooWide: boolean }
