import { local } from './places.mjs'
import { ensureDatabase, migrateAll } from './migrations.ts'
import { prepareNamespace } from './namespace.ts'
import { portsFrom } from './ports.ts'
import { say } from './progress.mjs'
import { readRun } from './run-record.ts'
import { secretsIn } from './secrets.ts'
import { services, type ServiceName } from './services.ts'
import { runFileOf } from './stack.ts'
import { isAlive } from './running.ts'
import { report, Trouble } from './trouble.mjs'

/**
 * Brings the schemas to the newest migrations: those of the database named by DATABASE_URL, with the passwords of the
 * services' roles in `<SERVICE>_DB_PASSWORD`, or those of the platform that runs here.
 */
const migrate = async (): Promise<void> => {
  const { url, roles } = target()
  const name = new URL(url).pathname.slice(1)
  const ran = await migrateAll(
    await ensureDatabase(url, name && name !== 'postgres' ? name : 'ocop'),
    roles,
  )
  say(ran.length > 0 ? `Migrated: ${ran.join(', ')}` : 'Every schema is at its newest migration.')
  await prepareTemporal(
    process.env['TEMPORAL_ADDRESS'],
    process.env['TEMPORAL_NAMESPACE'] ?? 'ocop',
  )
}

/** A Temporal named by TEMPORAL_ADDRESS gets the namespace and its search attributes. */
const prepareTemporal = async (address: string | undefined, namespace: string): Promise<void> => {
  if (!address) return
  await prepareNamespace(address, namespace)
  say(`The namespace ${namespace} of ${address} is prepared.`)
}

const target = (): { url: string; roles: Readonly<Record<ServiceName, string>> } => {
  const named = process.env['DATABASE_URL']
  if (named) return { url: named, roles: services(passwordOf) }
  const record = readRun(runFileOf(local))
  if (!record || !isAlive(record))
    throw new Trouble(
      'Nothing runs here and DATABASE_URL is not set. Start the platform (npm start migrates by itself), or name the database to migrate.',
    )
  const secrets = secretsIn(`${local}/secrets.json`)
  const { postgres: port } = portsFrom(process.env)
  return {
    url: `postgres://postgres:${secrets.postgres}@127.0.0.1:${port}/postgres`,
    roles: secrets.roles,
  }
}

const passwordOf = (name: ServiceName): string => {
  const variable = `${name.toUpperCase().replaceAll('-', '_')}_DB_PASSWORD`
  const password = process.env[variable]
  if (!password)
    throw new Trouble(
      `${variable} is not set. Give the password with which ${name} shall sign in to the database.`,
    )
  return password
}

await migrate().catch((error: unknown) => {
  report(error)
  process.exitCode = 1
})
