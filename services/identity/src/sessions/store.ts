import type { Store } from 'express-rate-limit'
import { sql, type Kysely } from 'kysely'
import type { IdentityTables } from '../tables.ts'

type Db = Kysely<IdentityTables>

/** Ends a session; ending it again changes nothing. */
export const endSession = async (db: Db, id: string): Promise<void> => {
  await db.deleteFrom('session').where('id', '=', id).execute()
}

/**
 * Counts attempts in the database, so that a restart or a second process forgets none. Keys are digests: the table
 * shows no email and no address.
 */
export const attemptStore = (
  db: Db,
  digest: (text: string) => string,
  { prefix, windowMs }: { prefix: string; windowMs: number },
): Store => {
  const keyed = (key: string): string => digest(`${prefix} ${key}`)
  return {
    localKeys: false,
    prefix,
    increment: (key) => countAttempt(db, keyed(key), windowMs),
    decrement: async (key) => {
      await db
        .updateTable('signInAttempt')
        .set({ hits: sql`greatest(hits - 1, 0)` })
        .where('key', '=', keyed(key))
        .execute()
    },
    resetKey: async (key) => {
      await db.deleteFrom('signInAttempt').where('key', '=', keyed(key)).execute()
    },
  }
}

/** One statement counts, so parallel attempts all count; a window that has passed begins anew. */
const countAttempt = async (db: Db, key: string, windowMs: number) => {
  const fresh = sql<string>`now() + ${windowMs} * interval '1 millisecond'`
  const row = await db
    .insertInto('signInAttempt')
    .values({ key, hits: 1, resetsAt: fresh })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        hits: sql`case when sign_in_attempt.resets_at <= now() then 1 else sign_in_attempt.hits + 1 end`,
        resetsAt: sql`case when sign_in_attempt.resets_at <= now() then excluded.resets_at else sign_in_attempt.resets_at end`,
      }),
    )
    .returning(['hits', 'resetsAt'])
    .executeTakeFirstOrThrow()
  return { totalHits: row.hits, resetTime: new Date(row.resetsAt) }
}

/** Forgets counting windows and sessions that have passed. */
export const forgetPassed = async (db: Db): Promise<void> => {
  await db
    .deleteFrom('signInAttempt')
    .where('resetsAt', '<', sql<string>`now()`)
    .execute()
  await db
    .deleteFrom('session')
    .where('expiresAt', '<', sql<string>`now()`)
    .execute()
}
