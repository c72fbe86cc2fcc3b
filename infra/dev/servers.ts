import { ensureBuilt, objectStoreBuild, temporalBuild } from './go-binaries.ts'
import { ensureDatabase } from './migrations.ts'
import { meiliPart } from './meilisearch.ts'
import { prepareNamespace } from './namespace.ts'
import { objectStorePart, type ObjectStore } from './object-store.ts'
import type { PortName, Ports } from './ports.ts'
import { postgresPart } from './postgres.ts'
import type { ProcessTable } from './process-table.ts'
import type { Secrets } from './secrets.ts'
import { temporalPart } from './temporal.ts'
import { Trouble } from './trouble.mjs'

export type ServerOptions = {
  /** The folder with this run's data. */
  readonly state: string
  readonly logs: string
  readonly ports: Ports
  readonly secrets: Secrets
  /** May name servers that already run. */
  readonly environment: NodeJS.ProcessEnv
  readonly forTests: boolean
  readonly say: (text: string) => void
}

export type Servers = {
  /** An administrator's URL of the cluster. */
  readonly clusterUrl: string
  /** An administrator's URL of the platform's database. */
  readonly adminUrl: string
  readonly temporal: { readonly address: string; readonly namespace: string }
  readonly objectStore: ObjectStore
  readonly search: { readonly url: string; readonly key: string } | undefined
}

const given = {
  postgres: 'DATABASE_URL',
  temporal: 'TEMPORAL_ADDRESS',
  s3: 'S3_ENDPOINT',
  meili: 'MEILI_URL',
} as const satisfies Partial<Record<PortName, string>>

/** The servers this run starts itself, since no variable names one. */
export const ownServers = (environment: NodeJS.ProcessEnv): (keyof typeof given)[] =>
  (['postgres', 'temporal', 's3', 'meili'] as const).filter((name) => !environment[given[name]])

/** Builds the programs of the servers nobody named, so that starting them takes seconds. */
export const buildServers = async (environment: NodeJS.ProcessEnv): Promise<void> => {
  const own = ownServers(environment)
  if (own.includes('temporal')) await ensureBuilt(temporalBuild)
  if (own.includes('s3')) await ensureBuilt(objectStoreBuild)
}

/** Starts the servers nobody named, and prepares all of them for the platform. */
export const startServers = async (
  table: ProcessTable,
  options: ServerOptions,
): Promise<Servers> => {
  const objectStore = startObjectStore(table, options)
  const search = startSearch(table, options)
  const database = startDatabase(table, options)
  const temporal = database.then(({ clusterUrl }) => startTemporal(table, options, clusterUrl))
  const [store, found, urls, workflow] = await Promise.all([
    objectStore,
    search,
    database,
    temporal,
  ])
  return { ...urls, objectStore: store, search: found, temporal: workflow }
}

const startDatabase = async (
  table: ProcessTable,
  { state, ports, secrets, environment, forTests }: ServerOptions,
): Promise<Pick<Servers, 'clusterUrl' | 'adminUrl'>> => {
  const named = environment['DATABASE_URL']
  if (named) {
    const name = new URL(named).pathname.slice(1)
    return {
      clusterUrl: named,
      adminUrl: await ensureDatabase(named, name && name !== 'postgres' ? name : 'ocop'),
    }
  }
  const { part, url } = await postgresPart({
    state,
    port: ports.postgres,
    password: secrets.postgres,
    durable: !forTests,
  })
  await table.start(part)
  return { clusterUrl: url, adminUrl: await ensureDatabase(url, 'ocop') }
}

const startTemporal = async (
  table: ProcessTable,
  { state, logs, ports, secrets, environment, forTests }: ServerOptions,
  adminUrl: string,
): Promise<Servers['temporal']> => {
  const namespace = environment['TEMPORAL_NAMESPACE'] ?? 'ocop'
  const address = environment['TEMPORAL_ADDRESS'] ?? `127.0.0.1:${ports.temporal}`
  if (!environment['TEMPORAL_ADDRESS']) {
    const setting = { folder: `${state}/temporal`, port: ports.temporal, forTests }
    await table.start(
      await temporalPart({ ...setting, adminUrl, password: secrets.temporal, logs }),
    )
  }
  await prepareNamespace(address, namespace)
  return { address, namespace }
}

const startObjectStore = async (
  table: ProcessTable,
  { state, ports, secrets, environment }: ServerOptions,
): Promise<ObjectStore> => {
  const bucket = environment['S3_BUCKET'] ?? 'ocop'
  const named = environment['S3_ENDPOINT']
  if (named) {
    const [accessKey, secretKey] = [environment['S3_ACCESS_KEY'], environment['S3_SECRET_KEY']]
    if (!accessKey || !secretKey)
      throw new Trouble(
        'S3_ENDPOINT is given without its keys. Give S3_ACCESS_KEY and S3_SECRET_KEY too, or leave S3_ENDPOINT out.',
      )
    const publicEndpoint = environment['S3_PUBLIC_ENDPOINT'] ?? named
    return { endpoint: named, publicEndpoint, accessKey, secretKey, bucket }
  }
  const endpoint = `http://127.0.0.1:${ports.s3}`
  const { s3AccessKey: accessKey, s3SecretKey: secretKey } = secrets
  const store = { endpoint, publicEndpoint: endpoint, accessKey, secretKey, bucket }
  await table.start(await objectStorePart(state, ports.s3, store))
  return store
}

const startSearch = async (
  table: ProcessTable,
  options: ServerOptions,
): Promise<Servers['search']> => {
  const { state, ports, secrets, environment, say } = options
  const url = environment['MEILI_URL']
  if (url) return { url, key: environment['MEILI_KEY'] ?? '' }
  const part = meiliPart(state, ports.meili, secrets.meili)
  if (!part) {
    say(
      '  No Meilisearch here (no MEILI_URL, no program "meilisearch"): the PostgreSQL index serves the search.',
    )
    return undefined
  }
  await table.start(part)
  return { url: `http://127.0.0.1:${ports.meili}`, key: secrets.meili }
}
