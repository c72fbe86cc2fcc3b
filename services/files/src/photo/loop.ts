import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from '@ocop/runtime/logger'
import { makeSizes, type MakeNeeds } from './make.ts'

const everyMs = 2_000

/** Makes sizes of new photos for as long as the process runs; an outage is waited out. @returns how to stop it */
export const keepMakingSizes = (needs: MakeNeeds, logger: Logger): (() => Promise<void>) => {
  const stopping = new AbortController()
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const made = await makeSizes(needs).catch((error: unknown) => {
        logger.warn({ err: error }, 'photos could not be sized; trying again')
        return 0
      })
      if (made === 0)
        await pause(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }
  const running = run()
  return () => {
    stopping.abort()
    return running
  }
}
