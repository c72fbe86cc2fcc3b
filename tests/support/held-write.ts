import { setTimeout as pause } from 'node:timers/promises'
import { sql, type RawBuilder } from 'kysely'
import { openDatabase } from '@ocop/postgres/database'

/** A lock of ours in the platform's database, at which somebody else's write stands still. */
export type HeldWrite = {
  /** Resolves once a write waits for the lock. @throws when none came to it */
  readonly isWaitedFor: () => Promise<void>
  readonly release: () => Promise<void>
}

/**
 * Takes a lock and keeps it, so that a test stops a part of the platform between two of its writes and can kill it there.
 * @param lock a statement that takes the lock inside a transaction
 */
export const holdWrite = async (
  adminUrl: string,
  lock: RawBuilder<unknown>,
): Promise<HeldWrite> => {
  const db = openDatabase<unknown>(adminUrl, { max: 2 })
  const released = Promise.withResolvers<void>()
  const taken = Promise.withResolvers<number>()
  const held = db.transaction().execute(async (trx) => {
    await lock.execute(trx)
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx)
    taken.resolve(rows[0]?.pid ?? 0)
    await released.promise
  })
  held.catch(taken.reject)
  const pid = await taken.promise
  const waiters = async (): Promise<number> => {
    const { rows } = await sql<{ count: number }>`select count(*) as count from pg_stat_activity
      where ${pid} = any (pg_blocking_pids(pid))`.execute(db)
    return rows[0]?.count ?? 0
  }
  return {
    isWaitedFor: async () => {
      for (let tries = 0; tries < 400; tries += 1) {
        if ((await waiters()) > 0) return
        await pause(50)
      }
      throw new Error('No write came to the lock.')
    },
    release: async () => {
      released.resolve()
      await held
      await db.destroy()
    },
  }
}
