import { setTimeout as pause } from 'node:timers/promises'
import { Changes } from '@ocop/catalogue/contract/changes'
import { callService } from '@ocop/http/client'
import type { PageStore } from './page-store.ts'

const askEveryMs = 500
/** A change shows within this time or nothing kept is shown at all. */
const trustedForMs = 3_000
const answerWithinMs = 2_000

export type FollowedChanges = {
  /** Whether what is kept may be shown: the catalogue has just said what changed. */
  readonly areKnown: () => boolean
  readonly stop: () => Promise<void>
}

/**
 * Follows what changes in the catalogue and drops the pages made from it. Every web-store asks for itself, so none
 * needs to be known to anybody, and one that was cut off goes on where it stood.
 */
export const followChanges = (catalogue: string, store: PageStore): FollowedChanges => {
  const stopping = new AbortController()
  let heardAt = Number.NEGATIVE_INFINITY
  let after: number | undefined

  const ask = async (): Promise<boolean> => {
    const { tags, next, missed } = await callService(catalogue, Changes, {
      path: `/changes${after === undefined ? '' : `?after=${after}`}`,
      timeoutMs: answerWithinMs,
    })
    if (missed || after === undefined) store.dropAll()
    else if (tags.length > 0) store.drop(tags)
    const moved = next !== after
    after = next
    return moved
  }
  const follow = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const asked = performance.now()
      // While numbers still grow there may be more at once; a refusal or an outage is asked about again.
      const moved = await ask().then(
        (more) => {
          heardAt = asked
          return more
        },
        () => false,
      )
      if (!moved) await pause(askEveryMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }
  const following = follow()
  return {
    areKnown: () => performance.now() - heardAt < trustedForMs,
    stop: () => {
      stopping.abort()
      return following
    },
  }
}
