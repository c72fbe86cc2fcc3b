import { setTimeout as pause } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { CatalogueTables } from '../tables.ts'
import type { IndexKeeper } from './meilisearch/index-gateway.ts'
import { clearMarks, markAll, markedProducts } from './outbox-store.ts'

export type SyncNeeds = {
  readonly db: Kysely<CatalogueTables>
  readonly keeper: IndexKeeper
  readonly report: (error: unknown) => void
}

export type IndexSync = {
  /** Pushes what is marked until nothing is left. @throws when the engine or the database fails */
  readonly push: () => Promise<void>
  /** Something changed: push soon. */
  readonly nudge: () => void
  /** Whether the index has held every record since it was made; searches wait for that. */
  readonly isComplete: () => boolean
  /** Pushes at every nudge and every second besides, until stopped. */
  readonly run: () => { readonly stop: () => Promise<void> }
}

const batchSize = 500
const everyMs = 1_000

/**
 * Keeps the index behind the records: a mark is taken off only when its document can be found, so whatever ends in
 * between (this process, the engine, its data), nothing is missing for good.
 */
export const indexSync = (needs: SyncNeeds): IndexSync => {
  let prepared = false
  let complete = false
  let wake = new AbortController()
  const push = async (): Promise<void> => {
    if (!(await needs.keeper.exists())) prepared = complete = false
    if (!prepared && (await needs.keeper.prepare())) await markAll(needs.db)
    prepared = true
    await pushMarked(needs)
    complete = true
  }
  const nudge = (): void => wake.abort()
  const run = () => {
    const stopping = new AbortController()
    const rounds = (async () => {
      while (!stopping.signal.aborted) {
        wake = new AbortController()
        await push().catch(needs.report)
        await pause(everyMs, undefined, {
          signal: AbortSignal.any([wake.signal, stopping.signal]),
        }).catch(() => undefined)
      }
    })()
    const stop = async (): Promise<void> => {
      stopping.abort()
      await rounds
    }
    return { stop }
  }
  return { push, nudge, isComplete: () => complete, run }
}

const pushMarked = async ({ db, keeper }: SyncNeeds): Promise<void> => {
  for (;;) {
    const marked = await markedProducts(db, batchSize)
    if (marked.length === 0) return
    await keeper.put(marked.map(({ document }) => document))
    await clearMarks(db, marked)
  }
}
