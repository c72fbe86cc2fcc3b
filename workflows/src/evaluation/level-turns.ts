import type { Applied, LevelInput, LevelResult } from '@ocop/dossiers/contract/evaluation'
import type { StepName, StepPlan } from '@ocop/dossiers/contract/regime'

/** How a level ended. */
export type End = Pick<LevelResult, 'outcome' | 'certificateNumber' | 'successor'>
/** Where an open step led: another step, or the end of the level. */
export type Move = { readonly step: StepName } | End
/** A supplement leads back to the step that asked for it, answered or lapsed; some acts leave the step as it is. */
export type Turn = Move | 'back' | 'lapsed'
export type Heeded = Turn | 'stay'

/** The step a run begins at: where the one before left it, else where the level is entered. */
export const firstStepOf = ({ memory, entry, plan }: LevelInput): StepName | undefined => {
  if (memory) return (memory.standing.asking ?? memory.standing.opened).step
  return entry ?? plan.steps[0]?.step
}

export const isAtCouncil = (step: StepName | undefined): boolean =>
  step === 'council-scoring' || step === 'council-result'

export const asksForSupplement = (turn: Turn): boolean =>
  typeof turn === 'object' && 'step' in turn && turn.step === 'supplement'

/** A transfer is no act of a plan: it may come at every step. */
export const withTransfer = ({ acts }: StepPlan) => ({ acts: [...acts, { act: 'transfer' }] })

/** Where an act leads, by its plan and by what the record decided. */
export const turnOf = (
  then: StepPlan['acts'][number]['then'] | undefined,
  { outcome, certificateNumber, successor }: Applied,
): Heeded => {
  if (successor) return { outcome: 'transferred', successor }
  if (then === undefined || then === 'stay') return 'stay'
  if (then === 'back' || 'step' in then) return then
  return { outcome: outcome ?? then.outcome, ...(certificateNumber ? { certificateNumber } : {}) }
}
