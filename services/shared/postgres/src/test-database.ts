import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import pg from 'pg'
import { openDatabase } from './database.ts'
import { migrateService, type SchemaOwner } from './migrate.ts'

const adminUrl = (database?: string): string => {
  const configured = process.env['TEST_DATABASE_URL']
  if (!configured) throw new Error('TEST_DATABASE_URL is not set: run the tests through npm test')
  const url = new URL(configured)
  if (database) url.pathname = `/${database}`
  return url.href
}

const password = 'only-for-tests'

/**
 * A database of its own for one test file, cloned from a template that holds the service's migrations.
 * Connections use the service's own role, so its real rights are tested too.
 * @returns the Kysely handle, the URL of the service's role, and `drop` for afterAll
 */
export const testDatabase = async <Tables>(
  schema: string,
  folder: string,
): Promise<{ db: Kysely<Tables>; url: string; drop: () => Promise<void> }> => {
  const template = await templateOf({ schema, folder, password })
  const name = `test_${schema}_${randomBytes(6).toString('hex')}`
  await asAdmin((admin) => cloneDatabase(admin, name, template))
  const url = new URL(adminUrl(name))
  url.username = schema
  url.password = password
  const db = openDatabase<Tables>(url.href)
  const drop = async (): Promise<void> => {
    await db.destroy()
    await asAdmin((admin) => admin.query(`drop database if exists ${name} with (force)`))
  }
  return { db, url: url.href, drop }
}

const templateOf = async (owner: SchemaOwner): Promise<string> => {
  const template = `template_${owner.schema}_${await fingerprint(owner.folder)}`
  await asAdmin(async (admin) => {
    // Test files run in several processes: the first one builds the template, the others wait for it.
    await admin.query(`select pg_advisory_lock(hashtext('ocop-template'))`)
    const known = await admin.query('select 1 from pg_database where datname = $1', [template])
    if (known.rowCount) return
    const building = `${template}_building`
    await admin.query(`drop database if exists ${building} with (force)`)
    await admin.query(`create database ${building}`)
    await migrateService(adminUrl(building), owner)
    await admin.query(`alter database ${building} rename to ${template}`)
  })
  return template
}

const cloneDatabase = async (admin: pg.Client, name: string, template: string): Promise<void> => {
  await admin.query(`select pg_advisory_lock(hashtext('ocop-template'))`)
  await admin.query(`create database ${name} template ${template}`)
}

const fingerprint = async (folder: string): Promise<string> => {
  const hash = createHash('sha256')
  for (const name of (await readdir(folder)).toSorted())
    hash.update(await readFile(join(folder, name)))
  return hash.digest('hex').slice(0, 12)
}

/** Runs with an administrator's connection; ending it also frees the advisory lock taken in it. */
const asAdmin = async (work: (admin: pg.Client) => Promise<unknown>): Promise<void> => {
  const admin = new pg.Client({ connectionString: adminUrl() })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}
