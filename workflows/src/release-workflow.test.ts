import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DossierInPlay } from '../test/dossier-in-play.ts'
import { openStage, type Stage } from '../test/stage.ts'
import { promote } from './promotion.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
  // From here on only workers of named builds take work.
  await stage.restWorker()
})
afterAll(() => stage.stop())

const buildOf = async (handle: DossierInPlay['parent']): Promise<string | null | undefined> => {
  const { raw } = await handle.describe()
  return raw.workflowExecutionInfo?.versioningInfo?.deploymentVersion?.buildId
}

test('a running evaluation goes on with the build that is promoted, and nothing of it is lost or done twice', async () => {
  const { namespace } = stage.client.options
  const deploymentName = `test-${randomUUID()}`
  const first = { deploymentName, buildId: 'first' }
  const second = { deploymentName, buildId: 'second' }
  const stopFirst = await stage.startBuild(first)
  await promote(stage.connection, { namespace, ...first })
  const dossier = new DossierInPlay(stage)
  await dossier.lodge()
  await dossier.act('accept')
  await dossier.standsAt('commune-report')
  const stopSecond = await stage.startBuild(second)
  await dossier.act('supplement-requests')
  await dossier.standsAt('supplement')
  expect(await buildOf(dossier.handle())).toBe('first')

  await promote(stage.connection, { namespace, ...second })
  await stopFirst()
  await dossier.act('supplements')
  const level = dossier.handle()
  await dossier.act('commune-report')
  await dossier.arriveAt('province')
  expect(await buildOf(level)).toBe('second')
  expect(await buildOf(dossier.parent)).toBe('second')
  expect(await buildOf(dossier.handle())).toBe('second')
  expect(dossier.story.filter((line) => line.startsWith('apply'))).toEqual([
    'apply lodge',
    'apply accept',
    'apply supplement-requests',
    'apply supplements',
    'apply commune-report',
  ])
  // Supervision tells by the queue's pollers whether a worker is there at all: it sees those of builds too.
  const { pollers } = await stage.client.workflowService.describeTaskQueue({
    namespace,
    taskQueue: { name: stage.taskQueue },
    taskQueueType: 1,
  })
  expect((pollers ?? []).map(({ deploymentOptions }) => deploymentOptions?.buildId)).toContain(
    'second',
  )
  await stopSecond()
})

test('a build that no worker runs is not made current', async () => {
  const { namespace } = stage.client.options
  const build = { deploymentName: `test-${randomUUID()}`, buildId: 'none' }
  await expect(promote(stage.connection, { namespace, ...build }, 1_000)).rejects.toThrow()
})
