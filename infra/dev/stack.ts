import { join } from 'node:path'
import { migrateAll } from './migrations.ts'
import { platformParts, serviceUrl, webUrl, type Mode } from './platform-parts.ts'
import type { Ports } from './ports.ts'
import { openTable, type ProcessTable } from './process-table.ts'
import { secretsIn, type Secrets } from './secrets.ts'
import { startServers, type Servers } from './servers.ts'
import { step } from './progress.mjs'
import type { ServiceName } from './services.ts'
import { ensureWebBuild } from './web-build.ts'

export type StackOptions = {
  /** The folder that holds this stack's data, secrets, logs and the record of its processes. */
  readonly state: string
  readonly ports: Ports
  readonly environment: NodeJS.ProcessEnv
  readonly forTests: boolean
  readonly mode: Mode
  readonly say: (text: string) => void
}

export type ServerStack = {
  readonly table: ProcessTable
  readonly servers: Servers
  readonly secrets: Secrets
}

export type Stack = ServerStack & {
  readonly urls: {
    readonly web: string
    readonly temporal: string
    readonly s3: string
    /** Base of a service's own routes, e.g. `http://127.0.0.1:4101/api/identity`. */
    readonly service: (name: ServiceName) => string
  }
  readonly parts: () => readonly string[]
  /** Ends a part as a power cut would; it stays down until `start`. */
  readonly kill: (name: string) => Promise<void>
  /** Starts a killed part again; resolves when it serves. */
  readonly start: (name: string) => Promise<void>
  readonly stop: () => Promise<void>
}

export const logsOf = (state: string): string => join(state, 'logs')
export const runFileOf = (state: string): string => join(state, 'run.json')

/** Opens the table of a stack's processes; nothing runs yet, but from now on a stop finds what does. */
export const openStack = ({
  state,
  say,
}: StackOptions): { table: ProcessTable; secrets: Secrets } => ({
  table: openTable({ runFile: runFileOf(state), logs: logsOf(state), say }),
  secrets: secretsIn(join(state, 'secrets.json')),
})

type Opened = ReturnType<typeof openStack>

/** The servers alone: PostgreSQL, Temporal, S3 and, where there is one, Meilisearch. */
export const addServers = async (
  options: StackOptions,
  { table, secrets }: Opened,
): Promise<ServerStack> => {
  const servers = await step('Starting the servers', () =>
    startServers(table, { ...options, secrets, logs: logsOf(options.state) }),
  )
  return { table, servers, secrets }
}

/** The platform on running servers. */
export const addPlatform = async (options: StackOptions, below: ServerStack): Promise<Stack> => {
  const { table, servers, secrets } = below
  const ran = await migrateAll(servers.adminUrl, secrets.roles)
  if (ran.length > 0) options.say(`✓ Migrated: ${ran.join(', ')}`)
  await ensureWebBuild(logsOf(options.state))
  const parts = platformParts({ ...options, servers, secrets })
  await step('Starting services, worker and web-store', () =>
    Promise.all(parts.map((part) => table.start(part))),
  )
  return {
    ...below,
    urls: {
      web: webUrl(options.ports),
      temporal: servers.temporal.address,
      s3: servers.objectStore.endpoint,
      service: (name) => serviceUrl(options.ports, name),
    },
    parts: table.names,
    kill: table.kill,
    start: table.again,
    stop: table.stop,
  }
}

/** Everything. @throws Trouble when a part does not come up; what runs by then is left to `table.stop` */
export const startStack = async (options: StackOptions): Promise<Stack> => {
  const opened = openStack(options)
  try {
    return await addPlatform(options, await addServers(options, opened))
  } catch (error) {
    await opened.table.stop()
    throw error
  }
}
