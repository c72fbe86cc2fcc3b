import { join } from 'node:path'
import { root } from './places.mjs'
import type { Ports } from './ports.ts'
import type { Part } from './part.ts'
import type { Secrets } from './secrets.ts'
import type { Servers } from './servers.ts'
import { addressVariable, schemaOf, serviceNames, type ServiceName } from './services.ts'

export type Mode = 'production' | 'demonstration'

export type Platform = {
  readonly ports: Ports
  readonly secrets: Secrets
  readonly servers: Servers
  readonly mode: Mode
}

export const webUrl = (ports: Ports): string => `http://127.0.0.1:${ports.web}`

export const serviceUrl = (ports: Ports, name: ServiceName): string =>
  `http://127.0.0.1:${ports[name]}/api/${name}`

/** What a process needs of the machine; everything else it gets is named below. */
const machine = (): Record<string, string> => {
  const names = [
    'PATH',
    'HOME',
    'LANG',
    'TMPDIR',
    'LOG_LEVEL',
    'NODE_EXTRA_CA_CERTS',
    'SSL_CERT_FILE',
  ]
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  )
}

const addresses = (ports: Ports): Record<string, string> =>
  Object.fromEntries(serviceNames.map((name) => [addressVariable(name), serviceUrl(ports, name)]))

/** What every part is told. */
const shared = ({ ports, secrets, servers, mode }: Platform): Record<string, string> => ({
  ...machine(),
  ...addresses(ports),
  NODE_ENV: 'production',
  OCOP_MODE: mode,
  HOST: '127.0.0.1',
  SERVICE_SECRET: secrets.service,
  IDENTITY_JWKS_URL: `http://127.0.0.1:${ports.identity}/api/identity/jwks`,
  WEB_ORIGINS: `${webUrl(ports)},http://localhost:${ports.web}`,
  TEMPORAL_ADDRESS: servers.temporal.address,
  TEMPORAL_NAMESPACE: servers.temporal.namespace,
})

/** What only one service is told: nobody else holds its keys. */
const own = (name: ServiceName, { secrets, servers }: Platform): Record<string, string> => {
  const { objectStore, search } = servers
  switch (name) {
    case 'identity':
      return { IDENTITY_SECRET: secrets.session }
    case 'files':
      return {
        S3_ENDPOINT: objectStore.endpoint,
        S3_PUBLIC_ENDPOINT: objectStore.publicEndpoint,
        S3_ACCESS_KEY: objectStore.accessKey,
        S3_SECRET_KEY: objectStore.secretKey,
        S3_BUCKET: objectStore.bucket,
      }
    case 'catalogue':
      return search ? { MEILI_URL: search.url, MEILI_KEY: search.key } : {}
    case 'programme':
    case 'dossiers':
    case 'support-payments':
    case 'supervision':
      return {}
  }
}

const roleUrl = (name: ServiceName, { servers, secrets }: Platform): string => {
  const url = new URL(servers.adminUrl)
  url.username = schemaOf(name)
  url.password = secrets.roles[name]
  return url.href
}

const answers = (url: string) => async (): Promise<boolean> =>
  (await fetch(url, { signal: AbortSignal.timeout(3_000) })).ok

type Program = {
  readonly name: string
  readonly main: string
  readonly port: number
  readonly health: string
}

const programPart = (program: Program, env: Record<string, string>): Part => ({
  name: program.name,
  tier: 'platform',
  command: process.execPath,
  args: [join(root, program.main)],
  env: { ...env, PORT: String(program.port) },
  ready: answers(`http://127.0.0.1:${program.port}${program.health}`),
})

/** The services, the worker and the web-store as parts to start. */
export const platformParts = (platform: Platform): readonly Part[] => {
  const env = shared(platform)
  const { ports, servers } = platform
  const ofServices = serviceNames.map((name) =>
    programPart(
      {
        name,
        main: `services/${name}/src/main.ts`,
        port: ports[name],
        health: `/api/${name}/readyz`,
      },
      { ...env, ...own(name, platform), DATABASE_URL: roleUrl(name, platform) },
    ),
  )
  const worker = {
    name: 'worker',
    main: 'workflows/src/worker.ts',
    port: ports.worker,
    health: '/',
  }
  const web = {
    name: 'web-store',
    main: 'web-store/src/server/main.ts',
    port: ports.web,
    health: '/readyz',
  }
  const { publicEndpoint } = servers.objectStore
  return [
    ...ofServices,
    programPart(worker, env),
    programPart(web, { ...env, S3_PUBLIC_ENDPOINT: publicEndpoint }),
  ]
}
