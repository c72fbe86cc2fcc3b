import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { underLock } from './cache-lock.mjs'
import { local, root } from './places.mjs'
import { say, sayOn, step } from './progress.mjs'
import { runTool } from './run-tool.mjs'
import { ensureNode, ensurePnpm, requireSpace } from './toolchain.mjs'
import { report, Trouble } from './trouble.mjs'

/** @type {Record<string, string>} */
const commands = {
  start: 'infra/dev/start.ts',
  stop: 'infra/dev/stop.ts',
  test: 'infra/dev/test.ts',
  'test-long': 'infra/dev/test-long.ts',
  check: 'infra/dev/check.ts',
  migrate: 'infra/dev/migrate.ts',
  promote: 'workflows/src/promote.ts',
  rehearse: 'infra/rehearsals/main.ts',
  bench: 'infra/bench/main.ts',
}

const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/** @type {import('node:child_process').ChildProcess | undefined} */
let handed

// Before the command runs, a signal ends this process in the ordinary way, so that locks and tools are let go.
for (const signal of signals)
  process.on(signal, () =>
    handed ? handed.kill(signal) : process.exit(128 + constants.signals[signal]),
  )

/** Brings the tools and packages the project needs, then runs one of its commands under them. */
const bootstrap = async () => {
  const [name = '', ...args] = process.argv.slice(2)
  const file = commands[name]
  if (!file || !existsSync(join(root, file)))
    throw new Trouble(`There is no command "${name}". Known: ${Object.keys(commands).join(', ')}.`)
  if (name === 'stop' && !existsSync(join(local, 'run.json')))
    return say('Nothing is running here.')
  // What a rehearsal prints is a document.
  if (name === 'rehearse') sayOn(process.stderr)
  const node = await ensureNode()
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env['PATH'] ?? ''}` }
  // What is to be stopped was started with the packages that are there.
  if (name !== 'stop') await install(env)
  hand(node, [join(root, file), ...args], env)
}

/** @param {NodeJS.ProcessEnv} env */
const install = async (env) => {
  const stamp = join(root, 'node_modules', '.ocop-install')
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .update(readFileSync(join(root, 'pnpm-workspace.yaml')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex')
  const current = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
  if (current()) return
  const pnpm = await ensurePnpm()
  await underLock(
    'install',
    () => (current() ? Promise.resolve() : installWith(pnpm, env)),
    join(local, 'locks'),
  )
  writeFileSync(stamp, wanted)
}

/** @type {(pnpm: string, env: NodeJS.ProcessEnv) => Promise<void>} */
const installWith = async (pnpm, env) => {
  await requireSpace(root, 2)
  const doing = 'Installing the packages'
  await step(doing, () =>
    runTool({
      doing,
      command: pnpm,
      args: ['install', '--frozen-lockfile'],
      env: { ...env, CI: 'true' },
      cwd: root,
      log: join(local, 'logs', 'install.log'),
    }),
  )
}

/**
 * Runs the command in a session of its own, so that Ctrl-C reaches it once and through here; when this process is
 * killed outright, the closed channel tells the command.
 * @type {(node: string, args: string[], env: NodeJS.ProcessEnv) => void}
 */
const hand = (node, args, env) => {
  handed = spawn(node, args, {
    env,
    cwd: process.cwd(),
    detached: true,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  handed.on('error', (error) => {
    report(error)
    process.exit(1)
  })
  handed.on('exit', (code, signal) =>
    process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)),
  )
}

bootstrap().catch((error) => {
  report(error)
  process.exit(1)
})
