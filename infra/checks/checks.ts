import { existsSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { faultyNames } from './file-names.ts'
import { oversizeFiles } from './file-sizes.ts'
import { runProgram, type Outcome } from './program.ts'

export type Check = { readonly name: string; readonly run: () => Promise<Outcome> }

const programs = fileURLToPath(new URL('../node_modules/.bin/', import.meta.url))
const configs = fileURLToPath(new URL('.', import.meta.url))

/** Every check of a source tree, each one thing that can fail by itself. */
export const checksOf = async (root: string): Promise<readonly Check[]> => [
  ...(await typeChecks(root)),
  lintCheck(root),
  boundaryCheck(root),
  { name: 'file sizes', run: () => oversizeFiles(root) },
  { name: 'file names', run: () => faultyNames(root) },
  {
    name: 'format',
    run: () =>
      runProgram(join(programs, 'prettier'), ['--check', '--log-level', 'warn', '.'], root),
  },
  {
    name: 'unused code',
    run: () =>
      runProgram(
        join(programs, 'knip'),
        ['--config', join(configs, 'knip.json'), '--no-progress', '--no-config-hints'],
        root,
      ),
  },
]

/** The types of each package; where there are pages, Astro's own check reads them too. */
const typeChecks = async (root: string): Promise<Check[]> => {
  const places = [
    'services/*/tsconfig.json',
    'services/shared/*/tsconfig.json',
    '{workflows,web-store,infra,tests}/tsconfig.json',
  ]
  const found = await Array.fromAsync(glob(places, { cwd: root }))
  return found
    .map((file) => file.replace(/\/tsconfig\.json$/, ''))
    .toSorted()
    .map((folder) => ({ name: `types of ${folder}`, run: () => checkTypes(root, folder) }))
}

const checkTypes = (root: string, folder: string): Promise<Outcome> => {
  const astro = join(root, folder, 'node_modules', '.bin', 'astro')
  if (existsSync(join(root, folder, 'astro.config.ts')) && existsSync(astro))
    return runProgram(astro, ['check', '--minimumSeverity', 'error'], join(root, folder))
  const remembered = join(root, '.local', 'types', `${folder.replaceAll('/', '-')}.tsbuildinfo`)
  const args = ['-p', folder, '--incremental', '--tsBuildInfoFile', remembered, '--pretty', 'false']
  return runProgram(join(programs, 'tsc'), args, root)
}

/** Rules that need types and rules that do not, in one pass. */
export const lintCheck = (root: string): Check => ({
  name: 'lint',
  run: () =>
    runProgram(
      join(programs, 'oxlint'),
      [
        ...['-c', join(configs, 'oxlint.json'), '--type-aware', '--deny-warnings'],
        // The configuration's own patterns hold only below its folder.
        ...['--ignore-pattern', '**/node_modules/**', '-f', 'unix', '.'],
      ],
      root,
    ),
})

/** Who may import whom. */
export const boundaryCheck = (root: string): Check => ({
  name: 'boundaries',
  run: () => {
    const folders = ['services', 'workflows', 'web-store', 'infra', 'tests']
    const present = folders.filter((folder) => existsSync(join(root, folder)))
    return runProgram(
      join(programs, 'depcruise'),
      ['--config', join(configs, 'boundaries.config.mjs'), '--output-type', 'err-long', ...present],
      root,
    )
  },
})
