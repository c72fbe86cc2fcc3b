import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { temporalUiPart } from './temporal-ui.ts'
import { local, root } from './places.mjs'
import type { Mode } from './platform-parts.ts'
import { portsFrom, requireFree, type PortName } from './ports.ts'
import { elapsed, say, step } from './progress.mjs'
import { requireNotRunning } from './running.ts'
import { buildServers, ownServers } from './servers.ts'
import { serviceNames } from './services.ts'
import { isEnding, onStopWish } from './signals.ts'
import {
  addPlatform,
  addServers,
  logsOf,
  openStack,
  runFileOf,
  type Stack,
  type StackOptions,
} from './stack.ts'
import { report, Trouble } from './trouble.mjs'

const began = Date.now()
const accountsFile = join(local, 'accounts.json')

const modeIn = (environment: NodeJS.ProcessEnv): Mode => {
  const parsed = z
    .enum(['production', 'demonstration'])
    .safeParse(environment['OCOP_MODE'] ?? 'demonstration')
  if (parsed.success) return parsed.data
  throw new Trouble(
    'OCOP_MODE is either "production" (an empty register) or "demonstration" (seeded).',
  )
}

const start = async (): Promise<void> => {
  let opened: ReturnType<typeof openStack> | undefined
  let ready = false
  onStopWish(
    {
      gently: async () => opened && step('Stopping', opened.table.stop),
      atOnce: async () => opened && step('Stopping at once', opened.table.stopNow),
    },
    () => (ready ? 0 : 130),
  )
  const options = await plan()
  await buildServers(options.environment)
  opened = openStack(options)
  try {
    const stack = await addPlatform(options, await addServers(options, opened))
    if (options.mode === 'demonstration') await seed(stack)
    ready = true
    announce(stack, options)
    addTemporalUi(stack, options)
  } catch (error) {
    await opened.table.stop()
    throw error
  }
}

/** Everything that can be known to be wrong is found before anything starts. */
const plan = async (): Promise<StackOptions> => {
  const { env: environment } = process
  await requireNotRunning(runFileOf(local))
  const ports = portsFrom(environment)
  const own = ownServers(environment)
  const ui: PortName[] = own.includes('temporal') ? ['temporal-ui'] : []
  await requireFree(ports, ['web', ...serviceNames, 'worker', ...own, ...ui])
  return { state: local, ports, environment, forTests: false, mode: modeIn(environment), say }
}

type Seed = (needs: {
  webUrl: string
  serviceUrl: Stack['urls']['service']
  accountsFile: string
  secrets: Stack['secrets']
  say: (text: string) => void
}) => Promise<unknown>

const isSeed = (value: unknown): value is Seed => typeof value === 'function'

const seed = async (stack: Stack): Promise<void> => {
  const file = join(root, 'infra', 'rehearsals', 'seed.ts')
  if (!existsSync(file)) return
  const written: unknown = await import(pathToFileURL(file).href)
  const plant =
    typeof written === 'object' && written !== null && 'seed' in written ? written.seed : undefined
  if (!isSeed(plant)) throw new Trouble(`${file} exports no function "seed".`)
  await step('Seeding the demonstration', () =>
    plant({
      webUrl: stack.urls.web,
      serviceUrl: stack.urls.service,
      accountsFile,
      secrets: stack.secrets,
      say,
    }),
  )
}

const announce = (stack: Stack, { mode }: StackOptions): void => {
  say(`\nReady after ${elapsed(began)}.`)
  say(`  Web        ${stack.urls.web}`)
  say(`  Temporal   ${stack.urls.temporal} (namespace ${stack.servers.temporal.namespace})`)
  say(`  S3         ${stack.urls.s3}`)
  if (mode === 'demonstration' && existsSync(accountsFile)) say(`  Accounts   ${accountsFile}`)
  if (mode === 'production') say('  Production mode: the register is empty and nothing was seeded.')
  say(`  Logs       ${logsOf(local)}`)
  say('Ctrl-C or npm run stop ends all of it.\n')
}

/** Operators' view of the processes; nothing waits for it, and nothing ends when it cannot be built. */
const addTemporalUi = (stack: Stack, { state, ports, environment }: StackOptions): void => {
  if (!ownServers(environment).includes('temporal')) return
  temporalUiPart(state, ports['temporal-ui'], stack.servers.temporal)
    .then((part) => stack.table.start(part))
    .then(() => say(`  Temporal UI http://127.0.0.1:${ports['temporal-ui']}`))
    .catch((error: unknown) =>
      say(
        `! The Temporal UI is not available: ${error instanceof Error ? error.message : String(error)}`,
      ),
    )
}

await start().catch((error: unknown) => {
  if (isEnding()) return
  report(error)
  process.exit(1)
})
