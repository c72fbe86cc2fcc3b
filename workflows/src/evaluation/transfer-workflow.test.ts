import { afterAll, beforeAll, expect, test } from 'vitest'
import { evaluation, type Successor } from '@ocop/dossiers/contract/evaluation'
import { levelsFor } from '@ocop/dossiers/contract/plan'
import { DossierInPlay } from '../../test/dossier-in-play.ts'
import { first, regime148, regime1489 } from '../../test/dossier-processes.ts'
import { record } from '../../test/recording.ts'
import { refusal } from '../../test/refusal.ts'
import { runsOf } from '../../test/runs.ts'
import { openStage, type Stage } from '../../test/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.stop())

const toProvince: Successor = {
  levels: levelsFor(regime1489, first),
  level: 'province',
  entry: 'intake',
}

const atDistrict = async (): Promise<DossierInPlay> => {
  const dossier = new DossierInPlay(stage, { regime: regime148 })
  await dossier.lodge()
  await dossier.throughCommune('district')
  return dossier
}

test('a running evaluation moves: its open level ends as transferred and it goes on in the successor’s plan', async () => {
  const dossier = await atDistrict()
  await dossier.toScoring()
  const [run] = await runsOf(stage.client, dossier.parent.workflowId)
  await dossier.act('transfer', { successor: toProvince })
  await dossier.arriveAt('province')
  // The same execution as before, in its next run: it moved, it was not started anew.
  const [next] = await runsOf(stage.client, dossier.parent.workflowId)
  expect(next?.continuedFrom).toBe(run?.runId)
  await dossier.throughCouncil()
  await dossier.act('forward')
  await dossier.arriveAt('ministry')
  await dossier.act('withdraw')
  expect(await dossier.result()).toMatchObject({ outcome: 'withdrawn' })
  expect(dossier.story.filter((line) => /transfer|\/decision:/.test(line))).toEqual([
    'apply transfer',
    'close district/council-scoring: transferred',
    'close province/decision: forwarded',
  ])
  await record('transferred', dossier, ['dossier', 'district', 'province'])
})

test('a dossier that was at the successor’s level before comes there for the next time', async () => {
  const dossier = await atDistrict()
  await dossier.throughCouncil()
  await dossier.act('forward')
  await dossier.arriveAt('province')
  await dossier.throughCouncil()
  await dossier.act('return')
  await dossier.arriveAt('district', { attempt: 2, step: 'return-review' })
  await dossier.act('transfer', { successor: toProvince })
  await dossier.arriveAt('province', { attempt: 2 })
  await dossier.act('withdraw')
  await dossier.result()
  expect(dossier.story).toContain('close district/return-review: transferred')
  await record('transferred-after-return', dossier, [
    'dossier',
    { level: 'district', attempt: 2 },
    { level: 'province', attempt: 2 },
  ])
})

test('a transfer during a supplement closes what was asked, and the step that asked', async () => {
  const dossier = await atDistrict()
  await dossier.act('supplement-requests')
  await dossier.act('transfer', { successor: toProvince })
  await dossier.arriveAt('province')
  expect(dossier.story.filter((line) => line.endsWith('transferred'))).toEqual([
    'close district/supplement: transferred',
    'close district/intake: transferred',
  ])
  await record('transferred-in-supplement', dossier, ['district'])
})

test('it may be entered further on, and a refused or repeated transfer moves nothing more', async () => {
  const dossier = await atDistrict()
  expect(await refusal(dossier.act('transfer', { refused: 'version-stale' }))).toBe('version-stale')
  expect(await dossier.where()).toBe('intake')
  const successor: Successor = { ...toProvince, entry: 'decision' }
  const commandId = crypto.randomUUID()
  const [answer, again] = await Promise.all([
    dossier.act('transfer', { successor, commandId }),
    dossier.act('transfer', { successor, commandId }),
  ])
  expect(answer).not.toHaveProperty('successor')
  expect(again).toEqual(answer)
  await dossier.arriveAt('province', { step: 'decision' })
  await dossier.act('decisions', { certificateNumber: dossier.certificate })
  expect(await dossier.result()).toMatchObject({ outcome: 'certified' })
  expect(dossier.story.filter((line) => line === 'apply transfer')).toHaveLength(1)
  const old = stage.client.workflow.getHandle(evaluation.levelWorkflowId(dossier.id, 'district', 1))
  expect(await old.result()).toMatchObject({ outcome: 'transferred' })
})
