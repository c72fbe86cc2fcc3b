import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow'
import {
  evaluation,
  type ClockAdvanced,
  type StepChanged,
} from '@ocop/dossiers/contract/evaluation'
import { processes } from '@ocop/dossiers/contract/process-names'
import type { ProcessAnswer, ProcessMessage } from '@ocop/dossiers/contract/processes'

/** Commands: refused by the process itself when they are out of turn. */
export const act = defineUpdate<ProcessAnswer, [ProcessMessage]>(evaluation.act)
/** Facts: already recorded, repeatable. */
export const stepChanged = defineSignal<[StepChanged]>(evaluation.stepChanged)
export const recordChanged = defineSignal(processes.recordChanged)
export const clockAdvanced = defineSignal<[ClockAdvanced]>(evaluation.clockAdvanced)
/** The steps that are open: for operators. */
export const stage = defineQuery<readonly string[]>(processes.stage)
