import { setImmediate as turn } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openDatabase } from './database.ts'

/** A run without this variable has no servers: `npm test` gives it. */
const url = (): string => process.env['TEST_DATABASE_URL'] ?? ''

test('a connection lost between two queries of a transaction fails the transaction, not the process', async () => {
  const db = openDatabase(url(), { max: 1 })
  const other = openDatabase(url(), { max: 1 })
  const lost = db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx)
    await sql`select pg_terminate_backend(${rows[0]?.pid}, 5000)`.execute(other)
    // The end of the connection is read from the socket in a turn of the loop of its own.
    await turn()
    await sql`select 1`.execute(trx)
  })
  await expect(lost).rejects.toThrow()
  const { rows } = await sql<{ one: number }>`select 1 as one`.execute(db)
  expect(rows).toEqual([{ one: 1 }])
  await Promise.all([db.destroy(), other.destroy()])
})
