import { sql, type Kysely, type Transaction } from 'kysely'
import type { NoticeItem } from '../../contract/board.ts'
import type { SupervisionTables } from '../tables.ts'

/**
 * Lets the log's writers in one by one until they commit, so its numbers become visible in order and a
 * reader who remembers the last one seen misses none. Always taken after the step's own lock.
 */
export const enterLog = (trx: Transaction<SupervisionTables>): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtext('supervision-log'))`.execute(trx)
