import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporalPorts } from './ports.ts'

export type TemporalSetting = {
  readonly folder: string
  readonly port: number
  /** The Temporal role's URL on the cluster that holds its two databases. */
  readonly database: URL
  /** For tests: workflows may skip time, and new search attributes are seen at once. */
  readonly forTests: boolean
}

export const temporalDatabases = { main: 'temporal', visibility: 'temporal_visibility' } as const

/** Writes the server's configuration; JSON is YAML too. @returns the file's path */
export const writeTemporalConfig = (setting: TemporalSetting): string => {
  mkdirSync(setting.folder, { recursive: true })
  const dynamic = join(setting.folder, 'dynamic.yaml')
  const file = join(setting.folder, 'server.yaml')
  writeFileSync(dynamic, JSON.stringify(dynamicConfig(setting.forTests)))
  writeFileSync(file, JSON.stringify(serverConfig(setting, dynamic), null, 2), { mode: 0o600 })
  return file
}

const dynamicConfig = (forTests: boolean) => ({
  'limit.maxIDLength': [{ value: 255 }],
  ...(forTests && {
    'frontend.WorkflowTimeSkippingEnabled': [{ value: true }],
    'system.forceSearchAttributesCacheRefreshOnRead': [{ value: true }],
  }),
})

const serverConfig = (setting: TemporalSetting, dynamic: string) => ({
  log: { stdout: true, level: 'warn' },
  persistence: {
    defaultStore: 'main',
    visibilityStore: 'visibility',
    // Fixed for the life of the databases.
    numHistoryShards: 4,
    datastores: {
      main: { sql: store(setting.database, temporalDatabases.main, 20) },
      visibility: { sql: store(setting.database, temporalDatabases.visibility, 5) },
    },
  },
  global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
  services: rpcs(setting.port),
  clusterMetadata: {
    enableGlobalNamespace: false,
    failoverVersionIncrement: 10,
    masterClusterName: 'active',
    currentClusterName: 'active',
    clusterInformation: {
      active: {
        enabled: true,
        initialFailoverVersion: 1,
        rpcName: 'frontend',
        rpcAddress: `127.0.0.1:${setting.port}`,
      },
    },
  },
  dcRedirectionPolicy: { policy: 'noop' },
  dynamicConfigClient: { filepath: dynamic, pollInterval: '10s' },
})

const store = (url: URL, databaseName: string, maxConns: number) => ({
  pluginName: 'postgres12',
  databaseName,
  connectAddr: url.host,
  connectProtocol: 'tcp',
  user: decodeURIComponent(url.username),
  password: decodeURIComponent(url.password),
  maxConns,
  maxIdleConns: maxConns,
  maxConnLifetime: '1h',
})

const rpcs = (port: number) => {
  const { frontend, http, history, matching, worker, membership } = temporalPorts(port)
  const rpc = (grpcPort: number, index: number) => ({
    rpc: { grpcPort, membershipPort: membership[index], bindOnLocalHost: true },
  })
  const front = rpc(frontend, 0)
  return {
    frontend: { rpc: { ...front.rpc, httpPort: http } },
    history: rpc(history, 1),
    matching: rpc(matching, 2),
    worker: rpc(worker, 3),
  }
}
