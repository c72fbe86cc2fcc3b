import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow'
import {
  evaluation,
  type ActAnswer,
  type ActMessage,
  type ClockAdvanced,
  type EvaluationStage,
  type ScorecardSubmitted,
  type StepChanged,
} from '@ocop/dossiers/contract/evaluation'

/** Commands: refused by the process itself when they are out of turn. */
export const lodge = defineUpdate<ActAnswer, [ActMessage]>(evaluation.lodge)
export const act = defineUpdate<ActAnswer, [ActMessage]>(evaluation.act)
/** Facts: already recorded, repeatable. */
export const scorecardSubmitted = defineSignal<[ScorecardSubmitted]>(evaluation.scorecardSubmitted)
export const clockAdvanced = defineSignal<[ClockAdvanced]>(evaluation.clockAdvanced)
export const stepChanged = defineSignal<[StepChanged]>(evaluation.stepChanged)
export const stage = defineQuery<EvaluationStage>(evaluation.stage)
