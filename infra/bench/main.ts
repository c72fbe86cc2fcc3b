import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { local } from '../dev/places.mjs'
import { freePorts } from '../dev/ports.ts'
import { say, sayOn } from '../dev/progress.mjs'
import { readRun } from '../dev/run-record.ts'
import { buildServers } from '../dev/servers.ts'
import { onStopWish } from '../dev/signals.ts'
import { addServers, openStack, runFileOf, type StackOptions } from '../dev/stack.ts'
import { removeTestRun } from '../dev/test-sweep.ts'
import { report } from '../dev/trouble.mjs'
import type { Bench } from './bench.ts'
import { benches } from './benches.ts'
import { inWords, type Finding } from './report.ts'

/** `npm run bench [-- name…] [--json] [--size 5000]`: measures, each beside a reference in the same run; asserts nothing. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, size: { type: 'string' } },
})

const measure = async (wanted: readonly Bench[]): Promise<Finding[]> => {
  const options: StackOptions = {
    state: join(local, 'bench', String(process.pid)),
    ports: await freePorts(),
    environment: { MEILI_URL: process.env['MEILI_URL'], MEILI_KEY: process.env['MEILI_KEY'] },
    // Data is written as in production: a benchmark on a database that forgets would flatter us.
    forTests: false,
    mode: 'production',
    say,
  }
  await buildServers(options.environment)
  const opened = openStack(options)
  onStopWish({ gently: opened.table.stopNow, atOnce: opened.table.stopNow }, () => 130)
  const findings: Finding[] = []
  try {
    const below = await addServers(options, opened)
    process.env['TEMPORAL_ADDRESS'] = below.servers.temporal.address
    process.env['TEMPORAL_NAMESPACE'] = below.servers.temporal.namespace
    // A line for each request is no part of what is measured.
    process.env['LOG_LEVEL'] ??= 'error'
    const engine = readRun(runFileOf(options.state))?.parts.find(({ name }) => name === 'temporal')
    const size = values.size === undefined ? undefined : Number(values.size)
    for (const { name, run } of wanted) {
      say(`• ${name}`)
      const found = await run({ options, below, enginePid: engine?.process.pid, size })
      findings.push(...found)
      if (!values.json) for (const finding of found) process.stdout.write(`${inWords(finding)}\n`)
    }
    return findings
  } finally {
    await opened.table.stopNow()
    removeTestRun(options.state, { keepLogs: false })
  }
}

const chosen = benches.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
const bench = async (): Promise<number> => {
  const unknown = positionals.filter((name) => !benches.some((each) => each.name === name))
  if (unknown.length > 0) {
    say(
      `There is no benchmark ${unknown.join(', ')}. Known: ${benches.map(({ name }) => name).join(', ')}.`,
    )
    return 1
  }
  const findings = await measure(chosen)
  if (values.json) process.stdout.write(`${JSON.stringify(findings, null, 2)}\n`)
  return 0
}

// What is measured goes to stdout, for others to read; how far it is does not.
sayOn(process.stderr)
// What still runs at the end are parts that are being stopped, and none of them keeps this process alive.
const alive = setInterval(() => undefined, 60_000)
const code = await bench().catch((error: unknown) => {
  report(error)
  return 1
})
clearInterval(alive)
process.exit(code)
