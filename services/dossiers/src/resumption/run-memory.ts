import type { ProcessInput, ProcessMemory } from '../../contract/processes.ts'
import { processClock } from '../clock/store.ts'
import type { Needs } from '../needs.ts'
import { enteredStep } from '../process-step/entered.ts'
import type { ProcessRun } from '../process-run/store.ts'
import { answeredBy, openProcessSteps } from './store.ts'

/**
 * What the process of a round, a certificate or an inspection starts with to go on by its record: what it waits for it
 * reads there itself, so only its open steps and the commands it answered are handed over.
 */
export const runInputFromRecord = async (
  needs: Needs,
  { workflowId, subjectId, clockId, beganAt, processVersion }: ProcessRun,
  now: string,
): Promise<ProcessInput> => {
  const steps: ProcessMemory['steps'][number][] = []
  for (const step of await openProcessSteps(needs.db, workflowId))
    steps.push((await enteredStep(needs, step, step.openedAt)).opened)
  const answers = await answeredBy(needs.db, workflowId)
  const memory = { at: now, processVersion, answers, steps }
  return { workflowId, subjectId, clock: processClock(clockId), beganAt, memory }
}
