import { endParts, forgetRun, readRun, type RunRecord } from './run-record.ts'
import { runs } from './processes.ts'
import { Trouble } from './trouble.mjs'

/**
 * Makes room for a new run in this place: what a crashed run left is ended.
 * @throws Trouble when a run is alive here
 */
export const requireNotRunning = async (runFile: string): Promise<void> => {
  const record = readRun(runFile)
  if (!record) return
  if (runs(record.starter))
    throw new Trouble(
      `The platform already runs here since ${record.since}. End it with: npm run stop`,
    )
  await endParts(record.parts)
  forgetRun(runFile)
}

/** Whether anything of a recorded run is left. */
export const isAlive = (record: RunRecord): boolean =>
  runs(record.starter) || record.parts.some((part) => runs(part.process))
