import { MeilisearchApiError, type EnqueuedTaskPromise, type Meilisearch } from 'meilisearch'
import type { IndexDocument } from '../index-document.ts'
import { meilisearchClient, type MeilisearchAccess } from './gateway.ts'
import { indexSettings } from './settings.ts'

/** What keeps the index in step with the records. */
export type IndexKeeper = {
  /** Makes the index when it is not there and brings its settings up to date. @returns whether it was made just now */
  readonly prepare: () => Promise<boolean>
  /** Whether the index is there. */
  readonly exists: () => Promise<boolean>
  /** Done only when the documents can be found. */
  readonly put: (documents: readonly IndexDocument[]) => Promise<void>
  /** Fills a second index and swaps it in, so that readers always have a whole one. */
  readonly rebuild: (pages: AsyncIterable<readonly IndexDocument[]>) => Promise<number>
  /** Takes the index away, if it is there. */
  readonly drop: () => Promise<void>
}

const requestTimeoutMs = 15_000
const taskTimeoutMs = 120_000

export const meilisearchKeeper = (access: MeilisearchAccess): IndexKeeper => {
  const client = meilisearchClient(access, requestTimeoutMs)
  const { index } = access
  const exists = async (uid = index): Promise<boolean> => {
    try {
      await client.getRawIndex(uid)
      return true
    } catch (error) {
      if (error instanceof MeilisearchApiError && error.cause?.code === 'index_not_found')
        return false
      throw error
    }
  }
  return {
    exists: () => exists(),
    prepare: async () => {
      const there = await exists()
      if (!there) await make(client, index)
      else await done(client.index(index).updateSettings(indexSettings))
      return !there
    },
    put: (documents) => put(client, index, documents),
    drop: async () => {
      if (await exists()) await done(client.deleteIndex(index))
    },
    rebuild: async (pages) => {
      const next = `${index}-next`
      if (await exists(next)) await done(client.deleteIndex(next))
      await make(client, next)
      if (!(await exists())) await make(client, index)
      const count = await fill(client, next, pages)
      await done(client.swapIndexes([{ indexes: [index, next], rename: false }]))
      await done(client.deleteIndex(next))
      return count
    },
  }
}

const make = async (client: Meilisearch, uid: string): Promise<void> => {
  await done(client.createIndex(uid, { primaryKey: 'id' }))
  await done(client.index(uid).updateSettings(indexSettings))
}

const fill = async (
  client: Meilisearch,
  uid: string,
  pages: AsyncIterable<readonly IndexDocument[]>,
): Promise<number> => {
  let count = 0
  for await (const page of pages) {
    await put(client, uid, page)
    count += page.length
  }
  return count
}

const put = (
  client: Meilisearch,
  uid: string,
  documents: readonly IndexDocument[],
): Promise<void> => done(client.index<IndexDocument>(uid).addDocuments([...documents]))

/** Waits until a task has ended. @throws when it did not succeed */
const done = async (enqueued: EnqueuedTaskPromise): Promise<void> => {
  const task = await enqueued.waitTask({ timeout: taskTimeoutMs, interval: 20 })
  if (task.status !== 'succeeded')
    throw new Error(
      `Meilisearch ended task ${task.uid} (${task.type}) as ${task.status}: ${task.error?.message ?? ''}`,
    )
}
