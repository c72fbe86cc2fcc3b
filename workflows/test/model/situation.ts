import type {
  EvaluationLevel,
  LevelOutcome,
  LevelPlan,
  StepName,
  StepPlan,
} from '@ocop/dossiers/contract/regime'

/** A moment within an open step at which somebody is told, as the services in memory place it. */
export type ModelMark = {
  readonly id: string
  readonly at: number
  readonly line: string
  readonly isDue: boolean
}

/** A visit of a step that has not ended; two of them while a supplement is awaited, the asking one first. */
export type OpenVisit = {
  readonly step: StepName
  readonly visit: number
  readonly openedAt: number
  pausedMs: number
  pausedAt: number | null
  marks: ModelMark[]
}

/** Everything the processes of one dossier know, and what they have asked of the services so far. */
export type Situation = {
  phase: 'draft' | 'running' | 'ended'
  levels: readonly LevelPlan[]
  level: EvaluationLevel
  attempt: number
  readonly attempts: Record<string, number>
  visits: Record<string, number>
  scoring: number
  newCards: boolean
  open: OpenVisit[]
  /** Programme time of the people, and the latest of it that the processes have heard. */
  now: number
  heard: number
  readonly tallies: Record<number, { complete: boolean; gapTooWide: boolean }>
  readonly story: string[]
  outcome: LevelOutcome | null
}

export const begin = (levels: readonly LevelPlan[], now: string): Situation => ({
  phase: 'draft',
  levels,
  level: levels[0]?.level ?? 'commune',
  attempt: 0,
  attempts: {},
  visits: {},
  scoring: 1,
  newCards: false,
  open: [],
  now: Date.parse(now),
  heard: Date.parse(now),
  tallies: {},
  story: [],
  outcome: null,
})

export const levelPlan = ({ levels, level }: Situation): LevelPlan => {
  const plan = levels.find((each) => each.level === level)
  if (!plan) throw new Error(`The plan has no level ${level}`)
  return plan
}

export const stepPlan = (situation: Situation, step: StepName): StepPlan => {
  const plan = levelPlan(situation).steps.find((each) => each.step === step)
  if (!plan) throw new Error(`${situation.level} has no step ${step}`)
  return plan
}

/** The visit whose turn it is, and its plan; undefined for a draft and after the end. */
export const standing = (
  situation: Situation,
): { readonly visit: OpenVisit; readonly plan: StepPlan } | undefined => {
  const visit = situation.open.at(-1)
  return visit && { visit, plan: stepPlan(situation, visit.step) }
}

export const labelOf = (
  { level }: Pick<Situation, 'level'>,
  { step, visit }: Pick<OpenVisit, 'step' | 'visit'>,
): string => `${level}/${step}${visit > 1 ? `/${visit}` : ''}`
