import { setTimeout as pause } from 'node:timers/promises'
import { callService } from '@ocop/http/client'
import { Changes } from '@ocop/kernel/changes'
import { programmeTag } from '@ocop/programme/contract/changes'
import type { Peers } from '../lib/peers.ts'
import type { PageStore } from './page-store.ts'

const askEveryMs = 500
/** A change shows within this time or nothing kept is shown at all. */
const trustedForMs = 3_000
const answerWithinMs = 2_000

export type FollowedChanges = {
  /** Whether a page made from these may be shown: whoever keeps their records has just said what changed. */
  readonly areKnown: (tags: readonly string[]) => boolean
  readonly stop: () => Promise<void>
}

const ofProgramme: readonly string[] = Object.values(programmeTag)

/**
 * Follows what changes for the public. Every page stands on the catalogue, whose clock all states come from; one that
 * tells of fairs or points of sale on the programme service besides, so that its outage leaves all others kept.
 */
export const followChanges = (
  peers: Pick<Peers, 'catalogue' | 'programme'>,
  store: PageStore,
): FollowedChanges => {
  const catalogue = followService(peers.catalogue, store)
  const programme = followService(peers.programme, store)
  return {
    areKnown: (tags) =>
      catalogue.isKnown() &&
      (programme.isKnown() || !tags.some((tag) => ofProgramme.includes(tag))),
    stop: async () => {
      await Promise.all([catalogue.stop(), programme.stop()])
    },
  }
}

type FollowedService = { readonly isKnown: () => boolean; readonly stop: () => Promise<void> }

/**
 * Follows what changes in one service and drops the pages made from it. Every web-store asks for itself, so none
 * needs to be known to anybody, and one that was cut off goes on where it stood.
 */
const followService = (service: string, store: PageStore): FollowedService => {
  const stopping = new AbortController()
  let heardAt = Number.NEGATIVE_INFINITY
  let after: number | undefined

  const ask = async (): Promise<boolean> => {
    const { tags, next, missed } = await callService(service, Changes, {
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
    isKnown: () => performance.now() - heardAt < trustedForMs,
    stop: () => {
      stopping.abort()
      return following
    },
  }
}
