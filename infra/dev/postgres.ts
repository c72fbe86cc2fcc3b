import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import type { Part } from './part.ts'
import { placePostgres, type PostgresPlace } from './postgres-account.ts'
import { Trouble } from './trouble.mjs'

const run = promisify(execFile)

type Options = {
  readonly state: string
  readonly port: number
  readonly password: string
  readonly durable: boolean
}

/** The local PostgreSQL as a part to start; its data folder is made when there is none. */
export const postgresPart = async (
  options: Options,
): Promise<{ part: Part; url: string; folder: string }> => {
  const place = await placePostgres(options.state)
  if (!existsSync(join(place.folder, 'PG_VERSION'))) await initialise(place, options.password)
  const url = `postgres://postgres:${options.password}@127.0.0.1:${options.port}/postgres`
  const part: Part = {
    name: 'postgres',
    tier: 'database',
    command: join(place.programs, 'bin', 'postgres'),
    args: ['-D', place.folder, ...settings(options)],
    env: { LC_ALL: 'C', PATH: process.env['PATH'] ?? '' },
    // "Fast": sessions are ended, everything is written.
    stopSignal: 'SIGINT',
    ready: () => answers(url),
    ...(place.account && { account: place.account }),
  }
  return { part, url, folder: place.folder }
}

const settings = ({ port, durable }: Options): string[] =>
  Object.entries({
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 300,
    shared_buffers: '256MB',
    timezone: 'UTC',
    // A test run survives killed processes, not a power cut.
    fsync: durable ? 'on' : 'off',
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`])

const initialise = async (place: PostgresPlace, password: string): Promise<void> => {
  const passwordFile = join(tmpdir(), `ocop-${randomBytes(9).toString('hex')}`)
  writeFileSync(passwordFile, password, { mode: 0o600, flag: 'wx' })
  if (place.account) chownSync(passwordFile, place.account.uid, place.account.gid)
  else mkdirSync(place.folder, { recursive: true, mode: 0o700 })
  const args = [
    `--pgdata=${place.folder}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    `--lc-ctype=${await letters()}`,
  ]
  try {
    await run(join(place.programs, 'bin', 'initdb'), args, { ...place.account, cwd: '/' })
  } catch (error) {
    throw new Trouble(
      `PostgreSQL could not lay out its data in ${place.folder}: ${error instanceof Error ? error.message : String(error)}`,
    )
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/** pg_trgm asks the C library what a letter is; under plain C the Vietnamese ones are none. */
const letters = async (): Promise<string> => {
  const { stdout } = await run('locale', ['-a']).catch(() => ({ stdout: '' }))
  const known = stdout.split('\n').map((name) => name.trim())
  return (
    ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'en_US.utf8'].find((name) => known.includes(name)) ?? 'C'
  )
}

const answers = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  await client.connect()
  await client.query('select 1')
  await client.end()
  return true
}
