import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { z } from 'zod'
import { Tally } from '../checks/tally.ts'
import { root } from './places.mjs'

export const projects = ['unit', 'integration', 'journey'] as const
export type Project = (typeof projects)[number]
export type TestFiles = Readonly<Record<Project, readonly string[]>>

const program = join(root, 'infra', 'node_modules', '.bin', 'vitest')
const config = ['--config', join(root, 'infra', 'checks', 'vitest.config.ts')]

let running: ChildProcess | undefined

/** Ends the tests that run now. */
export const endTests = (): void => void running?.kill('SIGKILL')

const run = (args: readonly string[], env: NodeJS.ProcessEnv, quiet = false): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env,
      stdio: quiet ? 'ignore' : ['ignore', 'inherit', 'inherit'],
    })
    running = child
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })

const Listed = z.array(z.object({ file: z.string(), projectName: z.enum(projects) }))

/** The test files that match the filters, by project. */
export const testFiles = async (state: string, filters: readonly string[]): Promise<TestFiles> => {
  const file = join(state, 'test-files.json')
  rmSync(file, { force: true })
  await run(['list', ...filters, ...config, '--filesOnly', `--json=${file}`], process.env, true)
  const listed = existsSync(file) ? Listed.parse(JSON.parse(readFileSync(file, 'utf8'))) : []
  const of = (project: Project): string[] =>
    listed
      .filter(({ projectName }) => projectName === project)
      .map((each) => relative(root, each.file))
  return { unit: of('unit'), integration: of('integration'), journey: of('journey') }
}

/** Runs one project's matching tests. @returns the count; a run that ends without one counts as a failure */
export const runProject = async (
  project: Project,
  filters: readonly string[],
  { state, env }: { state: string; env: Readonly<Record<string, string>> },
): Promise<Tally> => {
  const file = join(state, `tally-${project}.json`)
  rmSync(file, { force: true })
  const code = await run(
    ['run', ...filters, ...config, '--project', project, '--passWithNoTests'],
    {
      ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }),
      LOG_LEVEL: 'fatal',
      ...process.env,
      ...env,
      OCOP_TALLY: file,
    },
  )
  const tally = existsSync(file)
    ? Tally.parse(JSON.parse(readFileSync(file, 'utf8')))
    : { passed: 0, failed: 1, skipped: [] }
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}
