import type { Logger } from '@ocop/runtime/logger'
import type { Needs } from '../needs.ts'
import { unsignalled, wasSignalled } from './signal-store.ts'

/** Tells the process of a step, or of every step, what changed about it; what the engine did not take is told again. */
export const signalChanges = async (needs: Needs, stepId?: string): Promise<void> => {
  for (const change of await unsignalled(needs.db, stepId)) {
    await needs.process.announceChange(change.stepId, change.workflowId)
    await wasSignalled(needs.db, change, needs.wallClock())
  }
}

const everyMs = 5_000

/** Goes on telling changes that their processes have not taken note of. @returns how to stop it */
export const keepSignalling = (needs: Needs, logger: Logger): (() => Promise<void>) => {
  let running: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    running = running
      .then(() => signalChanges(needs))
      .catch((error: unknown) => logger.warn({ err: error }, 'changes of steps wait to be told'))
  }, everyMs).unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}
