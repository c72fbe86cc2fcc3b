import { makeContinueAsNewFunc, patched, workflowInfo, type Workflow } from '@temporalio/workflow'
import type { LevelInput } from '@ocop/dossiers/contract/evaluation'

/** So many answered commands are remembered over a continue-as-new. */
export const remembered = 200

/** A run that was busy with so many commands continues as new, where its input says nothing else. */
const commandsPerRun = 100

/**
 * Whether a run should continue as new: it was busy with as many commands as a run may be, or the engine advises it.
 * A run that was begun before runs had an end goes on as it was until it replays no more.
 */
export const isRunLong = (handled: number, input: Pick<LevelInput, 'commandsPerRun'>): boolean =>
  (handled >= (input.commandsPerRun ?? commandsPerRun) || workflowInfo().continueAsNewSuggested) &&
  patched('2026-11-long-runs-continue')

/** Goes on in a new run. What operators and the stepper look the process up by goes along: the engine would drop it. */
export const continueWith = <W extends Workflow>(...input: Parameters<W>): Promise<never> => {
  const { memo, typedSearchAttributes } = workflowInfo()
  return makeContinueAsNewFunc<W>({ memo: memo ?? {}, typedSearchAttributes })(...input)
}
