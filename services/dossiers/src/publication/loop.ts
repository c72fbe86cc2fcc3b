import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from '@ocop/runtime/logger'
import type { Needs } from '../needs.ts'
import { publishPending } from './publish.ts'

const everyMs = 1_000

/** Publishes what is pending, for as long as the process runs; an outage is waited out. @returns how to stop it */
export const keepPublishing = (
  needs: Pick<Needs, 'db' | 'shopWindow'>,
  logger: Logger,
): (() => Promise<void>) => {
  const stopping = new AbortController()
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const published = await publishPending(needs).catch((error: unknown) => {
        logger.warn({ err: error }, 'the catalogue could not be told; trying again')
        return 0
      })
      // Straight on while there is more; else a rest that the stop cuts short.
      if (published === 0)
        await pause(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }
  const running = run()
  return () => {
    stopping.abort()
    return running
  }
}
