import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { testDatabase } from '@ocop/postgres/test-database'
import { meilisearchKeeper } from '../../services/catalogue/src/search/meilisearch/index-gateway.ts'
import { allDocuments } from '../../services/catalogue/src/search/outbox-store.ts'
import type { CatalogueTables } from '../../services/catalogue/src/tables.ts'
import { columns, ratio, type Finding } from './report.ts'
import { questions } from './search-questions.ts'
import { fillShelf } from './search-shelf.ts'
import { underLoad, type Figures } from './timing.ts'

export type SearchBench = {
  /** An administrator's URL of a PostgreSQL cluster. */
  readonly clusterUrl: string
  /** Measured too when there is one. */
  readonly meilisearch: { readonly url: string; readonly key: string | undefined } | undefined
  readonly sizes: readonly number[]
  readonly clients: readonly number[]
  /** Of each kind, at each number of clients. */
  readonly calls: number
  /** A free port for the service and one for the bare route. */
  readonly ports: readonly [service: number, bare: number]
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const migrations = fileURLToPath(new URL('../../services/catalogue/migrations', import.meta.url))

/**
 * The catalogue's own process over its real engines and a growing shelf, asked over HTTP beside a bare Express route
 * in the same run: how long answers take, how that grows, and what of it is not ours.
 */
export const measureSearch = async (bench: SearchBench): Promise<readonly Finding[]> => {
  process.env['TEST_DATABASE_URL'] = bench.clusterUrl
  const { db, url, drop } = await testDatabase<CatalogueTables>('catalogue', migrations)
  const findings: Finding[] = []
  let filled = 0
  try {
    for (const size of bench.sizes) {
      await fillShelf(db, filled, size)
      filled = size
      findings.push(await measureEngine(bench, size, { DATABASE_URL: url }))
      if (!bench.meilisearch) continue
      const index = `bench-${process.pid}`
      const { url: host, key } = bench.meilisearch
      const keeper = meilisearchKeeper({ host, apiKey: key, index })
      await keeper.rebuild(allDocuments(db, 2_000))
      findings.push(
        await measureEngine(bench, size, {
          DATABASE_URL: url,
          ...{ MEILI_URL: host, MEILI_INDEX: index },
          ...(key === undefined ? {} : { MEILI_KEY: key }),
        }),
      )
      await keeper.drop()
    }
    return findings
  } finally {
    await drop()
  }
}

const measureEngine = async (
  { ports: [port, barePort], clients, calls }: SearchBench,
  size: number,
  environment: Readonly<Record<string, string>>,
): Promise<Finding> => {
  const engine = environment['MEILI_URL'] === undefined ? 'PostgreSQL' : 'Meilisearch'
  const base = `http://127.0.0.1:${port}/api/catalogue`
  const bareUrl = `http://127.0.0.1:${barePort}/`
  const service = startNode('services/catalogue/src/main.ts', {
    ...unasked,
    ...environment,
    PORT: String(port),
  })
  const bare = startNode('infra/bench/bare-express.ts', {
    PORT: String(barePort),
    BODY_BYTES: '10000',
  })
  try {
    await untilAnswered(bare, bareUrl, () => true)
    await untilAnswered(service, `${base}/products?q=mat%20ong`, (body) =>
      body.includes(`"engine":"${engine.toLowerCase()}"`),
    )
    const rows: Finding['rows'][number][] = []
    for (const count of clients) {
      const reference = await load(count, calls, [bareUrl])
      rows.push({ what: 'bare Express route', clients: count, ...columns(reference) })
      for (const [what, paths] of Object.entries(questions)) {
        const asked = paths.map((path) => base + path)
        const first = await load(count, Math.min(calls, asked.length), asked)
        // What is asked again is answered from what was kept while nothing changed; the first time it is worked out.
        if (count === clients[0])
          rows.push({ what: `${what}, for the first time`, clients: count, ...columns(first) })
        const figures = await load(count, calls, asked)
        rows.push({
          what,
          clients: count,
          ...columns(figures),
          'p50 to bare': ratio(figures.p50, reference.p50),
        })
      }
    }
    return { name: `Search, ${engine}, ${size.toLocaleString('en')} products`, rows, notes: [] }
  } finally {
    await Promise.all([ended(service), ended(bare)])
  }
}

/** What the service must be told and is never asked for here. */
const unasked = {
  IDENTITY_JWKS_URL: 'http://127.0.0.1:9/jwks',
  SERVICE_SECRET: 'nothing is signed with this in a benchmark',
  WEB_ORIGINS: 'http://127.0.0.1',
  OCOP_MODE: 'production',
  DOSSIERS_URL: 'http://127.0.0.1:9/api/dossiers',
  FILES_URL: 'http://127.0.0.1:9/api/files',
  SUPERVISION_URL: 'http://127.0.0.1:9/api/supervision',
  LOG_LEVEL: 'error',
}

const startNode = (file: string, environment: Readonly<Record<string, string>>): ChildProcess =>
  spawn(process.execPath, [file], {
    cwd: root,
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  })

const ended = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null) return
  child.kill()
  await once(child, 'exit')
}

/** @throws when the process has ended, or two minutes have passed */
const untilAnswered = async (
  child: ChildProcess,
  url: string,
  isReady: (body: string) => boolean,
): Promise<void> => {
  for (let tries = 0; tries < 600 && child.exitCode === null; tries += 1) {
    const body = await ask(url).catch(() => undefined)
    if (body !== undefined && isReady(body)) return
    await pause(200)
  }
  throw new Error(`${url} did not answer`)
}

const load = (clients: number, calls: number, urls: readonly string[]): Promise<Figures> =>
  underLoad({ clients, calls }, (index) => ask(urls[index % urls.length] ?? ''))

const agent = new Agent({ keepAlive: true })

/** The body of a 200. @throws at anything else */
const ask = (url: string): Promise<string> =>
  new Promise((resolve, reject) => {
    get(url, { agent }, (res) => {
      const parts: Buffer[] = []
      res.on('data', (part: Buffer) => parts.push(part))
      res.on('end', () => {
        const body = Buffer.concat(parts).toString()
        if (res.statusCode === 200) resolve(body)
        else reject(new Error(`${url} answered ${res.statusCode}: ${body.slice(0, 300)}`))
      })
    }).on('error', reject)
  })
