import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { migrateService } from '@ocop/postgres/migrate'
import { root } from './places.mjs'
import type { Secrets } from './secrets.ts'
import { schemaOf, serviceNames } from './services.ts'

/**
 * Brings every service's schema to its newest migration.
 * @param adminUrl an administrator's URL of the platform's database, which exists
 * @returns what ran, as `dossiers/0002-score-dossiers`
 */
export const migrateAll = async (
  adminUrl: string,
  roles: Secrets['roles'],
): Promise<readonly string[]> => {
  const ran: string[] = []
  for (const name of serviceNames) {
    const folder = join(root, 'services', name, 'migrations')
    if (!existsSync(folder)) continue
    const owner = { schema: schemaOf(name), password: roles[name], folder }
    for (const migration of await migrateService(adminUrl, owner)) ran.push(`${name}/${migration}`)
  }
  return ran
}

/** The database's administrator URL; the database is made when there is none of that name. */
export const ensureDatabase = async (clusterUrl: string, name: string): Promise<string> => {
  const admin = new pg.Client({ connectionString: clusterUrl })
  await admin.connect()
  try {
    const known = await admin.query('select 1 from pg_database where datname = $1', [name])
    if (known.rowCount === 0) await admin.query(`create database ${pg.escapeIdentifier(name)}`)
  } finally {
    await admin.end()
  }
  const url = new URL(clusterUrl)
  url.pathname = `/${name}`
  return url.href
}
