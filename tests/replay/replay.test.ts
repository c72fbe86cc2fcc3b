import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  bundleWorkflowCode,
  DefaultLogger,
  Runtime,
  Worker,
  type WorkflowBundle,
} from '@temporalio/worker'
import { beforeAll, expect, test } from 'vitest'

// The caught changes below would each be a warning of the engine's.
Runtime.install({
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: { logging: { filter: 'ERROR', console: {} } },
})

const folder = new URL('../../workflows/histories/', import.meta.url)
const recorded = readdirSync(folder).filter((name) => name.endsWith('.json'))
const ofLevels = recorded.filter((name) => !/\.(dossier|certificate|inspection|round)\./.test(name))

const bundle = (path: string): Promise<WorkflowBundle> =>
  bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL(path, import.meta.url)),
    logger: new DefaultLogger('ERROR'),
  })

const replay = (workflowBundle: WorkflowBundle, name: string): Promise<void> => {
  const history: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
  return Worker.runReplayHistory({ workflowBundle }, history, name)
}

let present: WorkflowBundle
let changed: WorkflowBundle
beforeAll(async () => {
  present = await bundle('../../workflows/src/index.ts')
  changed = await bundle('./changed/workflows.ts')
})

test('histories of every process are kept', () => {
  expect(ofLevels.length).toBeGreaterThanOrEqual(10)
  expect(recorded.length - ofLevels.length).toBeGreaterThanOrEqual(5)
})

test.each(recorded)('%s goes on under the workflows as they are now', async (name) => {
  await replay(present, name)
})

test.each(ofLevels)('a change that %s does not know of is caught', async (name) => {
  await expect(replay(changed, name)).rejects.toMatchObject({
    name: 'DeterminismViolationError',
  })
})

test('a change to one process leaves the histories of the other alone', async () => {
  for (const name of recorded.filter((each) => !ofLevels.includes(each)))
    await replay(changed, name)
})
