import { processClock } from '../clock/store.ts'
import type { Needs } from '../needs.ts'
import { isUntold, untoldRuns, type ProcessRun } from './store.ts'

type Telling = Pick<Needs, 'db' | 'process' | 'wallClock'>

/**
 * Starts a process that was entered, and tells it what changed since. Told twice, or by two at once, the engine keeps
 * one process, and the news is repeatable.
 */
export const tellRun = async (
  { db, process, wallClock }: Telling,
  run: ProcessRun,
): Promise<void> => {
  if (!isUntold(run)) return
  const { workflowId, kind, subjectId, clockId, beganAt, news } = run
  if (run.startedAt === null && kind !== 'dossier')
    await process.start(kind, { workflowId, subjectId, clock: processClock(clockId), beganAt })
  // Also after a start: whoever died before writing that it started left a process that read its record as it stood then.
  if (run.newsTold < news) await process.tellChanged(workflowId)
  await db
    .updateTable('processRun')
    .set((eb) => ({
      startedAt: eb.fn.coalesce('startedAt', eb.val(wallClock())),
      newsTold: eb.fn<number>('greatest', ['newsTold', eb.val(news)]),
    }))
    .where('workflowId', '=', workflowId)
    .execute()
}

/**
 * Starts and tells what is still to be: the net below every flow that begins a process or changes what one is about.
 * One that cannot be told does not keep the others waiting.
 * @returns how many were told
 * @throws what was wrong with those that could not be
 */
export const tellUntold = async (needs: Telling, limit = 50): Promise<number> => {
  const runs = await untoldRuns(needs.db, limit)
  const failures: unknown[] = []
  for (const run of runs)
    await tellRun(needs, run).catch((error: unknown) => void failures.push(error))
  if (failures.length)
    throw new AggregateError(failures, `${failures.length} process(es) could not be told`)
  return runs.length
}
