import { join } from 'node:path'
import { checksOf } from '../checks/checks.ts'
import { runChecks } from '../checks/run-checks.ts'
import { nothing, sum, type Tally } from '../checks/tally.ts'
import { findChromium } from './chromium.ts'
import { serveControl } from './control.ts'
import { local, root } from './places.mjs'
import { freePorts } from './ports.ts'
import { elapsed, say, step } from './progress.mjs'
import { buildServers } from './servers.ts'
import { services } from './services.ts'
import { onStopWish } from './signals.ts'
import {
  addPlatform,
  addServers,
  logsOf,
  openStack,
  type ServerStack,
  type Stack,
  type StackOptions,
} from './stack.ts'
import { removeTestRun, sweepTestRuns } from './test-sweep.ts'
import type { TestStack } from './test-stack.ts'
import { report } from './trouble.mjs'
import { endTests, runProject, testFiles, type Project, type TestFiles } from './vitest.ts'

type Run = {
  readonly options: StackOptions
  readonly opened: ReturnType<typeof openStack>
  readonly filters: readonly string[]
  readonly files: TestFiles
  readonly env: Readonly<Record<string, string>>
}

/**
 * Checks and tests, on servers of their own. The last line is `N passed, N failed, N skipped`.
 * @returns the exit code: 1 when something failed or nothing ran
 */
export const runTests = async (filters: readonly string[], env: Run['env']): Promise<number> => {
  const began = Date.now()
  const runs = join(local, 'test')
  await sweepTestRuns(runs)
  const options = await plan(join(runs, String(process.pid)))
  const opened = openStack(options)
  const stop = (): Promise<void> => ended(opened.table.stopNow)
  onStopWish({ gently: stop, atOnce: stop }, () => 130)
  const files = await testFiles(options.state, filters)
  const run: Run = { options, opened, filters, files, env }
  const total = sum([await checked(filters), ...(await tested(run))])
  removeTestRun(options.state, { keepLogs: total.failed > 0 })
  for (const skipped of total.skipped) say(`- skipped: ${skipped}`)
  if (total.failed > 0) say(`Logs of the test servers: ${logsOf(options.state)}`)
  say(`It took ${elapsed(began)}.`)
  const nothingRan = total.passed + total.failed === 0
  if (nothingRan) say(`Nothing matched ${filters.join(' ')}.`)
  say(`${total.passed} passed, ${total.failed} failed, ${total.skipped.length} skipped`)
  return total.failed > 0 || nothingRan ? 1 : 0
}

const plan = async (state: string): Promise<StackOptions> => ({
  state,
  ports: await freePorts(),
  environment: givenToTests(),
  forTests: true,
  mode: 'demonstration',
  say,
})

const checked = async (filters: readonly string[]): Promise<Tally> => {
  const checks = await checksOf(root)
  const wanted = checks.filter(
    ({ name }) => filters.length === 0 || filters.some((filter) => name.includes(filter)),
  )
  const results = await runChecks(wanted)
  const passed = results.filter(({ ok }) => ok).length
  return { ...nothing, passed, failed: results.length - passed }
}

/** The three projects in turn, the servers started when the first test needs them. */
const tested = async (run: Run): Promise<Tally[]> => {
  const { options, opened, files } = run
  const tallies: Tally[] = []
  try {
    if (files.unit.length > 0) tallies.push(await runIn(run, 'unit', {}))
    if (files.integration.length + files.journey.length === 0) return tallies
    await buildServers(options.environment)
    const below = await addServers(options, opened)
    if (files.integration.length > 0)
      tallies.push(await runIn(run, 'integration', serverVariables(below)))
    if (files.journey.length > 0)
      tallies.push(await runJourneys(run, await addPlatform(options, below)))
  } catch (error) {
    report(error)
    tallies.push({ ...nothing, failed: 1 })
  } finally {
    await step('Stopping the test servers', opened.table.stopNow, { quietUnderMs: 5_000 })
  }
  return tallies
}

const runIn = (
  { options, filters, env }: Run,
  project: Project,
  added: Run['env'],
): Promise<Tally> =>
  runProject(project, filters, { state: options.state, env: { ...env, ...added } })

const ended = (stop: () => Promise<void>): Promise<void> => {
  endTests()
  return stop()
}

/** A search engine may be shared, since indexes carry names of their own; other servers are the tests' own. */
const givenToTests = (): NodeJS.ProcessEnv => ({
  MEILI_URL: process.env['MEILI_URL'],
  MEILI_KEY: process.env['MEILI_KEY'],
})

const serverVariables = ({ servers }: ServerStack): Record<string, string> => ({
  TEST_DATABASE_URL: servers.clusterUrl,
  TEMPORAL_ADDRESS: servers.temporal.address,
  TEMPORAL_NAMESPACE: servers.temporal.namespace,
  S3_ENDPOINT: servers.objectStore.endpoint,
  S3_PUBLIC_ENDPOINT: servers.objectStore.publicEndpoint,
  S3_ACCESS_KEY: servers.objectStore.accessKey,
  S3_SECRET_KEY: servers.objectStore.secretKey,
  ...(servers.search && { MEILI_URL: servers.search.url, MEILI_KEY: servers.search.key }),
})

const runJourneys = async (run: Run, stack: Stack): Promise<Tally> => {
  const inBrowser = run.files.journey.some((file) => file.startsWith('tests/browser/'))
  const { state } = run.options
  const told = await describeStack(stack, state)
  const browser = inBrowser ? await browserVariables(state) : {}
  return runIn(run, 'journey', {
    ...serverVariables(stack),
    ...browser,
    OCOP_STACK: JSON.stringify(told),
    OCOP_JOURNEYS: run.files.journey.join(','),
  })
}

const browserVariables = async (state: string): Promise<Record<string, string>> => {
  const browser = await findChromium(logsOf(state))
  if ('path' in browser) return { OCOP_CHROMIUM: browser.path }
  say(`! Browser tests are skipped: ${browser.missing}.`)
  return { OCOP_CHROMIUM_MISSING: browser.missing }
}

const describeStack = async (stack: Stack, state: string): Promise<TestStack> => ({
  webUrl: stack.urls.web,
  services: services(stack.urls.service),
  adminUrl: stack.servers.adminUrl,
  temporal: stack.servers.temporal,
  s3Url: stack.urls.s3,
  accountsFile: join(state, 'accounts.json'),
  logs: logsOf(state),
  parts: [...stack.parts()],
  secrets: { service: stack.secrets.service, session: stack.secrets.session },
  control: await serveControl(stack, stack.secrets.control),
})
