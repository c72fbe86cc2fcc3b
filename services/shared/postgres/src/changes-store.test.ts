import { randomBytes } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changesAfter, lastChange, noteChanges } from './changes.ts'
import { openDatabase } from './database.ts'

type NoTables = Readonly<Record<never, never>>
const schema = `changes_${randomBytes(6).toString('hex')}`
let db: Kysely<NoTables>
beforeAll(async () => {
  const url = new URL(process.env['TEST_DATABASE_URL'] ?? '')
  url.searchParams.set('options', `-c search_path=${schema}`)
  db = openDatabase<NoTables>(url.href)
  await sql`create schema ${sql.id(schema)}`.execute(db)
  await sql`create table change (seq bigint generated always as identity primary key,
    tag text not null, at timestamptz not null default now())`.execute(db)
})
afterAll(async () => {
  await sql`drop schema ${sql.id(schema)} cascade`.execute(db)
  await db.destroy()
})

const now = (): Promise<number> => lastChange(db)

test('before anything changed the number is nought, and nothing was missed', async () => {
  expect(await changesAfter(db, undefined)).toEqual({ tags: [], next: 0, missed: false })
  expect(await changesAfter(db, 0)).toEqual({ tags: [], next: 0, missed: false })
})

test('nothing that commits late is missed by who asks while it is written', async () => {
  const before = await now()
  let seen = before
  const heard = new Set<string>()
  const writing = Promise.all(
    Array.from({ length: 20 }, (_, each) =>
      db.transaction().execute((trx) => noteChanges(trx, [`product:${each}`])),
    ),
  )
  let written = false
  void writing.then(() => (written = true))
  for (let last = false; !last;) {
    last = written
    const { tags, next } = await changesAfter(db, seen)
    for (const tag of tags) heard.add(tag)
    seen = next
  }
  expect(heard.size).toBe(20)
})

test('who asks after a number that was forgotten, or never given, is told that something was missed', async () => {
  await db.transaction().execute((trx) => noteChanges(trx, ['a', 'b', 'c']))
  const last = await now()
  await sql`delete from change where seq < ${last}`.execute(db)
  expect(await changesAfter(db, last - 2)).toEqual({ tags: [], next: last, missed: true })
  expect(await changesAfter(db, last + 5)).toEqual({ tags: [], next: last, missed: true })
  expect(await changesAfter(db, last - 1)).toMatchObject({ missed: false })
})
