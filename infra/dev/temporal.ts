import { join } from 'node:path'
import { Connection } from '@temporalio/client'
import pg from 'pg'
import { ensureBuilt, temporalBuild } from './go-binaries.ts'
import type { Part } from './part.ts'
import { runTool } from './run-tool.mjs'
import { temporalDatabases, writeTemporalConfig, type TemporalSetting } from './temporal-config.ts'

type Options = Omit<TemporalSetting, 'database'> & {
  /** An administrator of the PostgreSQL cluster. */
  readonly adminUrl: string
  readonly password: string
  readonly logs: string
}

/** The Temporal server as a part to start, its two databases made or brought up to date. */
export const temporalPart = async (options: Options): Promise<Part> => {
  const programs = await ensureBuilt(temporalBuild)
  const database = new URL(options.adminUrl)
  database.username = 'temporal'
  database.password = options.password
  await prepareDatabases(options)
  await Promise.all([
    updateSchema({ programs, database, logs: options.logs }, temporalDatabases.main, 'temporal'),
    updateSchema(
      { programs, database, logs: options.logs },
      temporalDatabases.visibility,
      'visibility',
    ),
  ])
  const config = writeTemporalConfig({ ...options, database })
  return {
    name: 'temporal',
    tier: 'server',
    command: join(programs, 'server'),
    args: ['--config-file', config, '--allow-no-auth', 'start'],
    env: { PATH: process.env['PATH'] ?? '' },
    ready: () => serves(`127.0.0.1:${options.port}`),
  }
}

/** Two databases of an own role: Temporal needs no right on anything else. */
const prepareDatabases = async ({ adminUrl, password }: Options): Promise<void> => {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    const role = await admin.query("select 1 from pg_roles where rolname = 'temporal'")
    if (role.rowCount === 0) await admin.query('create role temporal login')
    await admin.query(`alter role temporal password ${pg.escapeLiteral(password)}`)
    for (const name of Object.values(temporalDatabases)) {
      const known = await admin.query('select 1 from pg_database where datname = $1', [name])
      if (known.rowCount === 0) await admin.query(`create database ${name} owner temporal`)
    }
  } finally {
    await admin.end()
  }
}

type Tool = { readonly programs: string; readonly database: URL; readonly logs: string }

const updateSchema = async (tool: Tool, database: string, schema: string): Promise<void> => {
  const { hostname, port, password } = tool.database
  const run = (...args: string[]): Promise<string> =>
    runTool({
      doing: `Preparing the database ${database}`,
      command: join(tool.programs, 'sql'),
      args: [
        '--pl',
        'postgres12',
        '--ep',
        hostname,
        '-p',
        port || '5432',
        '-u',
        'temporal',
        '--db',
        database,
        ...args,
      ],
      env: { ...process.env, SQL_PASSWORD: decodeURIComponent(password) },
      log: join(tool.logs, `schema-${database}.log`),
    })
  // Does nothing where the schema is already.
  await run('setup-schema', '-v', '0.0')
  await run('update-schema', '-s', `postgresql/v12/${schema}`)
}

const serves = async (address: string): Promise<boolean> => {
  const connection = await Connection.connect({ address, connectTimeout: 2_000 })
  try {
    await connection.workflowService.getClusterInfo({})
    return true
  } finally {
    await connection.close()
  }
}
