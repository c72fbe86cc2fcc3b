import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import pg from 'pg'

export type SchemaOwner = {
  /** The service's schema and role name, snake_case. */
  readonly schema: string
  readonly password: string
  /** The folder of its migrations, `NNNN-verb-noun.ts`, each exporting `up`. */
  readonly folder: string
}

/**
 * Brings one service's schema to its newest migration and gives its role exactly the rights to use it:
 * rows may be read and written, structure may not. Safe to run again and by several at once (advisory lock).
 * @returns the names of the migrations that ran
 */
export const migrateService = async (
  adminUrl: string,
  { schema, password, folder }: SchemaOwner,
): Promise<readonly string[]> => {
  const pool = new pg.Pool({
    connectionString: adminUrl,
    max: 2,
    options: `-c search_path=${schema},public`,
  })
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    await prepareRole(db, schema, password)
    const migrator = new Migrator({
      db,
      provider: { getMigrations: () => migrationsIn(folder) },
      migrationTableSchema: schema,
    })
    const { error, results = [] } = await migrator.migrateToLatest()
    if (error) throw error
    await grantUse(db, schema)
    return results.map((result) => result.migrationName)
  } finally {
    await db.destroy()
  }
}

const migrationsIn = async (folder: string): Promise<Record<string, Migration>> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ts')).toSorted()
  const load = async (name: string): Promise<[string, Migration]> => {
    const loaded: Migration = await import(pathToFileURL(join(folder, name)).href)
    return [name.replace(/\.ts$/, ''), loaded]
  }
  return Object.fromEntries(await Promise.all(names.map(load)))
}

const prepareRole = async (
  db: Kysely<unknown>,
  schema: string,
  password: string,
): Promise<void> => {
  await db.transaction().execute(async (trx) => {
    // Roles and extensions belong to the whole cluster: two migrations at once would race to make them.
    await sql`select pg_advisory_xact_lock(hashtext('ocop-roles'))`.execute(trx)
    await sql`create extension if not exists unaccent schema public`.execute(trx)
    await sql`create extension if not exists pg_trgm schema public`.execute(trx)
    const role = sql.id(schema)
    const known = await sql`select 1 from pg_roles where rolname = ${schema}`.execute(trx)
    if (known.rows.length === 0) await sql`create role ${role} login`.execute(trx)
    await sql`alter role ${role} password ${sql.lit(password)}`.execute(trx)
    await sql`alter role ${role} set search_path = ${role}, public`.execute(trx)
    await sql`create schema if not exists ${role}`.execute(trx)
    await sql`revoke all on schema ${role} from public`.execute(trx)
  })
}

const grantUse = async (db: Kysely<unknown>, schema: string): Promise<void> => {
  const name = sql.id(schema)
  await sql`grant usage on schema ${name} to ${name}`.execute(db)
  await sql`grant select, insert, update, delete on all tables in schema ${name} to ${name}`.execute(
    db,
  )
  await sql`grant usage, select on all sequences in schema ${name} to ${name}`.execute(db)
}
