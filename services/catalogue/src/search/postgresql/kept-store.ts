import type { Kysely } from 'kysely'
import { lastChange } from '@ocop/postgres/changes'
import type { CatalogueTables } from '../../tables.ts'

/**
 * Keeps what was read from the records for as long as nothing changes: before each use the number of the last change is
 * asked, and another number empties all. Wide searches and short beginnings are asked for again and again.
 */
export const keptWhileUnchanged = <T>(
  db: Kysely<CatalogueTables>,
  keptAtMost = 300,
): ((key: string, read: () => Promise<T>) => Promise<T>) => {
  const kept = new Map<string, Promise<T>>()
  let readAfter = -1
  return async (key, read) => {
    const last = await lastChange(db)
    if (last !== readAfter) kept.clear()
    readAfter = last
    const known = kept.get(key)
    if (known) return known
    const reading = read()
    kept.set(key, reading)
    reading.catch(() => kept.delete(key))
    const oldest = kept.keys().next().value
    if (kept.size > keptAtMost && oldest !== undefined) kept.delete(oldest)
    return reading
  }
}
