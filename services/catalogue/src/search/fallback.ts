import type { EngineName } from '../../contract/product-list.ts'
import type { SearchEngine } from './search.ts'

export type FallbackNeeds = {
  /** Undefined where no such engine is configured. */
  readonly preferred: SearchEngine | undefined
  readonly fallback: SearchEngine
  /** Whether the preferred engine's index holds all records. */
  readonly isComplete: () => boolean
  /** Milliseconds on a clock that never goes back. */
  readonly elapsed: () => number
  readonly report: (error: unknown) => void
}

/** Puts a question to whichever engine answers, and says which one did. */
export type AskEngines = <T extends object>(
  question: (engine: SearchEngine) => Promise<T>,
) => Promise<T & { readonly engine: EngineName }>

/** After a failure the preferred engine is left alone for this long; the next request then tries it again. */
export const restMs = 2_000

/**
 * Asks the preferred engine, and the fallback whenever that one fails, rests after a failure or is not filled yet:
 * a reader never sees the failure, and the answer names who gave it.
 */
export const withFallback = (needs: FallbackNeeds): AskEngines => {
  const { preferred, fallback, isComplete, elapsed, report } = needs
  let restsUntil = Number.NEGATIVE_INFINITY
  return async (question) => {
    if (preferred && isComplete() && elapsed() >= restsUntil) {
      try {
        return { ...(await question(preferred)), engine: preferred.name }
      } catch (error) {
        restsUntil = elapsed() + restMs
        report(error)
      }
    }
    return { ...(await question(fallback)), engine: fallback.name }
  }
}
