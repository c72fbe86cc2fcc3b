import { setTimeout as pause } from 'node:timers/promises'
import { moveClock } from '../clock/store.ts'
import type { Needs } from '../needs.ts'
import { isUntold, runsOn } from '../process-run/store.ts'
import { tellRun } from '../process-run/tell.ts'

const lookEveryMs = 30
/** One answer takes at most this long; whoever asked asks again. */
const answerWithinMs = 12_000

type Wait = { readonly workflowId: string; readonly nextDue: string }

/**
 * Steps a rehearsal clock towards `to`: only when no process of the clock has work pending does it move, to the next
 * moment one of them waits for, and tells those whose moment has come. So what happens does not depend on how fast
 * anything runs or how often it restarts.
 * @returns whether `to` was reached, with everything due before it done
 */
export const stepTowards = async (
  needs: Needs,
  clockId: string,
  goal: string,
): Promise<boolean> => {
  // Moments are compared as text below, so they are all written alike.
  const to = new Date(goal).toISOString()
  const until = performance.now() + answerWithinMs
  while (performance.now() < until) {
    const waits = await quietWaits(needs, clockId)
    if (waits === undefined) {
      await pause(lookEveryMs)
      continue
    }
    const due = waits.map(({ nextDue }) => nextDue).toSorted()[0]
    if (due === undefined || due > to) {
      await tellTime(needs, clockId, to)
      return true
    }
    await tellTime(needs, clockId, due)
    for (const { workflowId, nextDue } of waits)
      if (nextDue <= due) await needs.process.advanceClock(workflowId, due)
  }
  return false
}

/**
 * The record first, then the services that show programme time, so that none is behind the processes. Told again where
 * the clock stands already: the last telling may have met a service that was down.
 */
const tellTime = async (
  { db, clockListeners }: Needs,
  clockId: string,
  now: string,
): Promise<void> => {
  const { now: standing } = await db
    .selectFrom('clock')
    .select('now')
    .where('id', '=', clockId)
    .executeTakeFirstOrThrow()
  if (standing !== null && standing > now) return
  await moveClock(db, clockId, now)
  await clockListeners.tell(clockId, now)
}

/** What the clock's processes wait for, or undefined while one of them has work pending. */
const quietWaits = async (needs: Needs, clockId: string): Promise<readonly Wait[] | undefined> => {
  const runs = await runsOn(needs.db, clockId)
  const untold = runs.filter(isUntold)
  // What is still to be started or told is work pending; it is not left to the loop's pace.
  for (const run of untold) await tellRun(needs, run)
  if (untold.length) return undefined
  const waits: Wait[] = []
  for (const { workflowId } of runs) {
    const found = await needs.process.quietness(workflowId)
    if (!found.quiet) return undefined
    waits.push(...found.waits)
  }
  return waits
}
