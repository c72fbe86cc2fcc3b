import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from '@ocop/runtime/logger'

const everyMs = 1_000

/**
 * Does a round of what is pending, for as long as the service runs; an outage is waited out. While rounds find
 * something they follow at once, else after a rest that the stop cuts short.
 * @param round how many things it did
 * @returns how to stop it
 */
export const keepDoing = (
  round: () => Promise<number>,
  logger: Logger,
  whenItFails: string,
): (() => Promise<void>) => {
  const stopping = new AbortController()
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const done = await round().catch((error: unknown) => {
        logger.warn({ err: error }, whenItFails)
        return 0
      })
      if (done === 0)
        await pause(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }
  const running = run()
  return () => {
    stopping.abort()
    return running
  }
}
