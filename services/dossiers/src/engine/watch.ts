import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from '@ocop/runtime/logger'
import type { Needs } from '../needs.ts'
import { isRunOpen, type ProcessRun } from '../process-run/store.ts'
import { runsAfter, stalledStepOf } from './store.ts'
import { technicalCause, type ProcessHealth } from './technical.ts'

type Watching = Pick<Needs, 'db' | 'engine' | 'ledger' | 'directory' | 'wallClock'>

/** So many processes are looked at in one round; the next round goes on where this one ended. */
const atOnce = 100

/**
 * Looks at the next processes and tells the ledger what keeps each from moving, or that nothing does. One that cannot
 * move between two steps has no open step to be seen by: the ledger gets one that says so, for as long as it lasts.
 * @param after the last process of the round before
 * @returns where the next round begins
 */
export const watchRound = async (needs: Watching, after: string): Promise<string> => {
  const runs = await runsAfter(needs.db, after, atOnce)
  if (runs.length === 0) return ''
  const hasWorker = await needs.engine.hasWorker()
  const now = needs.wallClock()
  const items = []
  for (const run of runs) {
    const technical = technicalCause(await healthOf(needs, run), { hasWorker, now })
    const stalled = technical && (await stalledStepOf(needs, run, technical))
    items.push({ process: run.workflowId, technical, ...(stalled ? { stalled } : {}) })
  }
  await needs.ledger.noteConditions(items)
  return runs.length < atOnce ? '' : (runs.at(-1)?.workflowId ?? '')
}

/** A process ends its record before itself: one that closed while its record is open was ended from outside, and is lost. */
const healthOf = async (
  { db, engine }: Pick<Watching, 'db' | 'engine'>,
  { workflowId }: ProcessRun,
): Promise<ProcessHealth> => {
  const health = await engine.health(workflowId)
  const isLost = health.state === 'closed' && (await isRunOpen(db, workflowId))
  return isLost ? { ...health, state: 'missing' } : health
}

/** Goes on looking, for as long as the service runs. @returns how to stop it */
export const keepWatching = (
  needs: Watching,
  logger: Logger,
  everyMs: number,
): (() => Promise<void>) => {
  const stopping = new AbortController()
  const run = async (): Promise<void> => {
    let after = ''
    while (!stopping.signal.aborted) {
      await pause(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined)
      if (stopping.signal.aborted) return
      after = await watchRound(needs, after).catch((error: unknown) => {
        logger.warn({ err: error }, 'the processes could not be looked at; trying again')
        return after
      })
    }
  }
  const running = run()
  return () => {
    stopping.abort()
    return running
  }
}
