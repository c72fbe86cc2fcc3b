import { randomBytes, randomUUID } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from './database.ts'
import { once } from './once.ts'

type NoTables = Readonly<Record<never, never>>
const schema = `once_${randomBytes(6).toString('hex')}`
let db: Kysely<NoTables>
beforeAll(async () => {
  const url = new URL(process.env['TEST_DATABASE_URL'] ?? '')
  url.searchParams.set('options', `-c search_path=${schema}`)
  db = openDatabase<NoTables>(url.href)
  await sql`create schema ${sql.id(schema)}`.execute(db)
  await sql`create table command (id uuid primary key, fingerprint text not null, answer jsonb)`.execute(
    db,
  )
})
afterAll(async () => {
  await sql`drop schema ${sql.id(schema)} cascade`.execute(db)
  await db.destroy()
})

test('a command sent many times at once is done once, and all hear the same', async () => {
  const command = { commandId: randomUUID(), amount: 5 }
  let done = 0
  const answers = await Promise.all(
    Array.from({ length: 8 }, () =>
      once(db, command, () => Promise.resolve({ version: ++done, note: ['một', 'hai'] })),
    ),
  )
  expect(done).toBe(1)
  for (const answer of answers) expect(answer).toEqual({ version: 1, note: ['một', 'hai'] })
})

test('another command under the same id is refused and not done', async () => {
  const commandId = randomUUID()
  await once(db, { commandId, amount: 5 }, () => Promise.resolve('done'))
  const other = once(db, { commandId, amount: 6 }, () => Promise.reject(new Error('was done')))
  await expect(other).rejects.toMatchObject({ kind: 'conflict', code: 'command-reused' })
})

test('a command that failed may be sent again', async () => {
  const command = { commandId: randomUUID() }
  const failed = once(db, command, () => Promise.reject(new Error('no')))
  await expect(failed).rejects.toThrow('no')
  expect(await once(db, command, () => Promise.resolve('done'))).toBe('done')
})
