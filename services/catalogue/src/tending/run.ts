import { setTimeout as pause } from 'node:timers/promises'

/** Does something again and again, a rest in between, until stopped; what goes wrong is reported and tried again. */
export const keepDoing = (
  act: () => Promise<unknown>,
  { everyMs, report }: { readonly everyMs: number; readonly report: (error: unknown) => void },
): (() => Promise<void>) => {
  const stopping = new AbortController()
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await act().catch(report)
      await pause(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  })()
  return () => {
    stopping.abort()
    return running
  }
}
