import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { boundaryCheck, checksOf, lintCheck } from './checks.ts'
import { faultyNames } from './file-names.ts'
import { oversizeFiles } from './file-sizes.ts'
import type { Outcome } from './program.ts'

/**
 * Each check is run on a small tree of the project's shape: one in order, which must pass, and one with every fault planted,
 * in which each must be found.
 */
const repository = fileURLToPath(new URL('../..', import.meta.url))

const plant = async (root: string, file: string, text: string): Promise<void> => {
  await mkdir(dirname(join(root, file)), { recursive: true })
  await writeFile(join(root, file), text)
}

const compilerOptions = {
  strict: true,
  module: 'nodenext',
  allowImportingTsExtensions: true,
  noEmit: true,
  types: ['node'],
}

const orderly = {
  'tsconfig.json': JSON.stringify({ compilerOptions }),
  'services/dossiers/contract/star.ts': 'export type Star = 3 | 4 | 5\n',
  'services/dossiers/src/dossier/dossier.ts': 'export const lowest = 3\n',
  'services/dossiers/migrations/0001-keep-dossiers.ts':
    'export const up = (db: any): unknown => db\n',
  'services/identity/src/post/post.ts':
    "import type { Star } from '../../../dossiers/contract/star.ts'\nexport const best: Star = 5\n",
  'workflows/src/evaluation/workflow.ts': 'export const patience = 15\n',
}

const trees: string[] = []

const aTree = async (): Promise<string> => {
  const root = await mkdtemp(join(tmpdir(), 'ocop-planted-'))
  trees.push(root)
  await mkdir(join(root, 'node_modules', '@types'), { recursive: true })
  const types = join('node_modules', '@types', 'node')
  await symlink(join(repository, types), join(root, types))
  for (const [file, text] of Object.entries(orderly)) await plant(root, file, text)
  return root
}

afterAll(() => Promise.all(trees.map((root) => rm(root, { recursive: true, force: true }))))

const inTime = { timeout: 120_000 }

test('a tree in order passes every check; any is let pass in migrations', inTime, async () => {
  const root = await aTree()
  expect(await lintCheck(root).run()).toMatchObject({ ok: true })
  expect(await boundaryCheck(root).run()).toMatchObject({ ok: true })
  expect(await oversizeFiles(root)).toEqual({ ok: true, output: '' })
  expect(await faultyNames(root)).toEqual({ ok: true, output: '' })
})

const leaks: readonly [rule: string, file: string, text: string][] = [
  [
    'services-meet-at-contracts',
    'services/identity/src/post/leak.ts',
    "export { lowest } from '../../../dossiers/src/dossier/dossier.ts'\n",
  ],
  [
    'services-know-no-workflow',
    'services/dossiers/src/dossier/leak.ts',
    "export { patience } from '../../../../workflows/src/evaluation/workflow.ts'\n",
  ],
  [
    'workflows-meet-at-contracts',
    'workflows/src/evaluation/leak.ts',
    "export { lowest } from '../../../services/dossiers/src/dossier/dossier.ts'\n",
  ],
  [
    'pages-meet-at-contracts',
    'web-store/src/lib/leak.ts',
    "export { lowest } from '../../../services/dossiers/src/dossier/dossier.ts'\n",
  ],
  [
    'contract-is-data',
    'services/dossiers/contract/leak.ts',
    "export { lowest } from '../src/dossier/dossier.ts'\n",
  ],
  [
    'shared-knows-no-service',
    'services/shared/http/src/leak.ts',
    "export { lowest } from '../../../dossiers/src/dossier/dossier.ts'\n",
  ],
  [
    'kernel-stands-alone',
    'services/shared/kernel/src/leak.ts',
    "export { readFile } from 'node:fs/promises'\n",
  ],
  [
    'workflow-code-is-deterministic',
    'workflows/src/evaluation/leak.ts',
    "export { readFile } from 'node:fs/promises'\n",
  ],
  [
    'no-cycles',
    'services/dossiers/src/dossier/leak.ts',
    "import { twice } from './back.ts'\nexport const once = () => twice\n",
  ],
]

describe('boundaries', () => {
  let found: Outcome

  beforeAll(async () => {
    const root = await aTree()
    for (const [rule, file, text] of leaks) await plant(root, file.replace('leak', rule), text)
    await plant(
      root,
      'services/dossiers/src/dossier/back.ts',
      "import { once } from './no-cycles.ts'\nexport const twice = () => once\n",
    )
    found = await boundaryCheck(root).run()
  }, 120_000)

  test.for(leaks)('a leak across %s is found', ([rule, file]) => {
    expect(found.ok).toBe(false)
    expect(found.output).toContain(`error ${rule}: `)
    expect(found.output).toContain(file.replace('leak', rule))
  })
})

const blemishes: readonly [rule: string, file: string, text: string][] = [
  [
    'no-explicit-any',
    'services/dossiers/src/dossier/loose.ts',
    'export const read = (body: any): unknown => body\n',
  ],
  [
    'no-non-null-assertion',
    'services/dossiers/src/dossier/loose.ts',
    'export const first = (all: number[]): number => all[0]!\n',
  ],
  [
    'no-floating-promises',
    'services/dossiers/src/dossier/loose.ts',
    'export const save = async (): Promise<void> => {}\nsave()\n',
  ],
  [
    'no-misused-promises',
    'services/dossiers/src/dossier/loose.ts',
    'export const each = (all: number[]): void => all.forEach(async () => {})\n',
  ],
  [
    'switch-exhaustiveness-check',
    'services/dossiers/src/dossier/loose.ts',
    "export const word = (state: 'open' | 'closed'): string => {\n  switch (state) {\n    case 'open':\n      return 'mở'\n  }\n  return ''\n}\n",
  ],
  ['no-default-export', 'services/dossiers/src/dossier/loose.ts', 'export default 3\n'],
  ['no-console', 'services/dossiers/src/dossier/loose.ts', "console.log('here')\n"],
  [
    'max-params',
    'services/dossiers/src/dossier/loose.ts',
    'export const many = (a: number, b: number, c: number, d: number, e: number): number => a + b + c + d + e\n',
  ],
  [
    'no-restricted-imports',
    'workflows/src/evaluation/loose.ts',
    "export { readFile } from 'node:fs/promises'\n",
  ],
  [
    'no-restricted-properties',
    'workflows/src/evaluation/loose.ts',
    'export const now = () => Temporal.Now.instant()\n',
  ],
]

describe('lint', () => {
  let found: Outcome

  beforeAll(async () => {
    const root = await aTree()
    for (const [rule, file, text] of blemishes) await plant(root, file.replace('loose', rule), text)
    found = await lintCheck(root).run()
  }, 120_000)

  test.for(blemishes)('%s is enforced', ([rule]) => {
    const faults = found.output.split('\n').filter((line) => line.includes(`/${rule}.ts:`))
    expect(faults.join('\n')).toContain(`(${rule})`)
    expect(found.ok).toBe(false)
  })
})

test.for(['ts', 'astro', 'mjs'])('a .%s file of more than 300 lines is found', async (kind) => {
  const root = await aTree()
  const file = `web-store/src/components/Long.${kind}`
  await plant(root, file, 'export const line = 1\n'.repeat(301))
  const { ok, output } = await oversizeFiles(root)
  expect(output).toContain(file)
  expect(ok).toBe(false)
})

test.for([
  'services/dossiers/src/dossier/dossier-utils.ts',
  'services/dossiers/src/dossier/index.ts',
  'services/dossiers/src/dossier/DossierStore.ts',
  'services/dossiers/src/dossier/grading-service.ts',
])('the name %s is refused', async (file) => {
  const root = await aTree()
  await plant(root, file, 'export const three = 3\n')
  const { ok, output } = await faultyNames(root)
  expect(output).toContain(file)
  expect(ok).toBe(false)
})

const checkNamed = async (root: string, name: string): Promise<Outcome> => {
  const check = (await checksOf(root)).find((each) => each.name === name)
  if (!check) throw new Error(`There is no check of ${name}`)
  return check.run()
}

test('a value of the wrong type is found', inTime, async () => {
  const root = await aTree()
  const options = JSON.stringify({ extends: '../../tsconfig.json', include: ['src/**/*.ts'] })
  await plant(root, 'services/dossiers/tsconfig.json', options)
  expect(await checkNamed(root, 'types of services/dossiers')).toMatchObject({ ok: true })
  await plant(root, 'services/dossiers/src/wrong.ts', "export const lowest: number = 'three'\n")
  const { ok, output } = await checkNamed(root, 'types of services/dossiers')
  expect(output).toContain('wrong.ts')
  expect(ok).toBe(false)
})

test('a file that is not formatted is found', inTime, async () => {
  const root = await aTree()
  await plant(root, 'services/dossiers/src/crooked.ts', 'export const   lowest=3\n')
  const { ok, output } = await checkNamed(root, 'format')
  expect(output).toContain('crooked.ts')
  expect(ok).toBe(false)
})
