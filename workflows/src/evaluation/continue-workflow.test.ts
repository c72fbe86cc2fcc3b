import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { evaluation, searchAttributes } from '@ocop/dossiers/contract/evaluation'
import { DossierInPlay } from '../../test/dossier-in-play.ts'
import { regime148 } from '../../test/dossier-processes.ts'
import { later } from '../../test/fake-visit.ts'
import { recordRuns } from '../../test/recording.ts'
import { runsOf } from '../../test/runs.ts'
import { openStage, type Stage } from '../../test/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.stop())

const runsOfLevel = (dossier: DossierInPlay) => runsOf(stage.client, dossier.handle().workflowId)

test('a dossier’s process begins a new run with every level, and a lodging sent again gets its first answer', async () => {
  const dossier = new DossierInPlay(stage, { regime: regime148 })
  const commandId = randomUUID()
  const answer = await dossier.lodge({ commandId })
  await dossier.throughCommune('district')
  await dossier.throughCouncil()
  await dossier.act('forward')
  await dossier.arriveAt('province')
  const runs = await runsOf(stage.client, dossier.parent.workflowId)
  expect(runs).toHaveLength(3)
  const again = { commandId, act: 'lodge', at: dossier.now } as const
  expect(await dossier.sendLodging(again)).toEqual(answer)
  await expect(dossier.lodge()).rejects.toMatchObject({ cause: { type: 'act-not-now' } })
  expect(dossier.story.filter((line) => line === 'apply lodge')).toHaveLength(1)
  await dossier.act('withdraw')
  expect(await dossier.result()).toMatchObject({ outcome: 'withdrawn' })
  await recordRuns(
    'run-per-level',
    'dossier',
    await runsOf(stage.client, dossier.parent.workflowId),
  )
})

test('a level goes on in a new run after so many commands, and knows what it answered', async () => {
  const dossier = new DossierInPlay(stage, { commandsPerRun: 2 })
  await dossier.lodge()
  const commandId = randomUUID()
  const answer = await dossier.act('accept', { commandId })
  await dossier.act('supplement-requests')
  await dossier.standsAt('supplement')
  await dossier.isQuiet()
  expect(await runsOfLevel(dossier)).toHaveLength(2)
  // Operators, and who steps its clock, find the later run by what they found the first one by.
  const { memo, typedSearchAttributes } = await dossier.handle().describe()
  expect(typedSearchAttributes.getAll()).toContainEqual({
    key: expect.objectContaining({ name: searchAttributes.unit }) as unknown,
    value: 'vn.dong-thap',
  })
  expect(memo).toHaveProperty(evaluation.nextDue)
  const again = { commandId, act: 'accept', at: dossier.now } as const
  expect(await dossier.repeat(again, {})).toEqual(answer)
  expect(dossier.story.filter((line) => line === 'apply accept')).toHaveLength(1)
  const commune = dossier.handle().workflowId
  await dossier.act('supplements')
  await dossier.act('commune-report')
  await dossier.arriveAt('province')
  expect(dossier.story.filter((line) => line.startsWith('open commune/supplement'))).toHaveLength(1)
  expect(dossier.story).toContain('close commune/supplement: answered')
  await recordRuns('continued-in-supplement', 'commune', await runsOf(stage.client, commune))
})

test('what a run was to tell, the next one tells, once', async () => {
  const long = new DossierInPlay(stage)
  const short = new DossierInPlay(stage, { commandsPerRun: 1 })
  for (const dossier of [long, short]) {
    await dossier.lodge()
    await dossier.act('accept')
    await dossier.standsAt('commune-report')
    await dossier.stepDays(3)
    await dossier.act('commune-report', { refused: 'version-stale' }).catch(() => undefined)
    await dossier.stepDays(90)
  }
  expect(await runsOfLevel(long)).toHaveLength(1)
  expect((await runsOfLevel(short)).length).toBeGreaterThan(1)
  expect(short.story).toEqual(long.story)
  expect(short.story.filter((line) => line.includes('due of commune/commune-report'))).toHaveLength(
    1,
  )
})

test('a supplement that lapses in a later run lets its step run on', async () => {
  const dossier = new DossierInPlay(stage, { commandsPerRun: 1 })
  await dossier.lodge()
  await dossier.act('supplement-requests')
  await dossier.standsAt('supplement')
  await dossier.isQuiet()
  expect((await runsOfLevel(dossier)).length).toBe(2)
  await dossier.stepTo(later(dossier.now, 120))
  expect(dossier.story).toContain('close commune/supplement: lapsed')
  await dossier.act('accept')
  await dossier.standsAt('commune-report')
})
