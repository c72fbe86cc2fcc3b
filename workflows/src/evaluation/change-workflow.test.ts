import { afterAll, beforeAll, expect, test } from 'vitest'
import { evaluation } from '@ocop/dossiers/contract/evaluation'
import { DossierInPlay } from '../../test/dossier-in-play.ts'
import { fastForward } from '../../test/fast-forward.ts'
import { later } from '../../test/fake-visit.ts'
import { record } from '../../test/recording.ts'
import { openStage, type Stage } from '../../test/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.stop())

const stepOf = (dossier: DossierInPlay, step: string, level = 'commune'): string =>
  `dossier:${dossier.id}:${level}:1:${step}:1`

const changeStep = async (dossier: DossierInPlay, stepId: string, days: number): Promise<void> => {
  stage.services.extend(stepId, days)
  await dossier.handle().signal(evaluation.stepChanged, { stepId })
}
const told = (dossier: DossierInPlay): string[] =>
  dossier.story.filter((line) => line.startsWith('tell ') || line.startsWith('restate '))

test('an extended step is read anew and reminds, falls due and climbs at its new moments', async () => {
  const dossier = new DossierInPlay(stage)
  await dossier.lodge()
  await dossier.stepDays(8)
  await changeStep(dossier, stepOf(dossier, 'intake'), 10)
  await dossier.hasTold('restate commune/intake')
  expect(await dossier.nextDue()).toBe(later(dossier.now, 9.5))
  await dossier.stepDays(17)
  expect(told(dossier)).toEqual([
    'tell commune-officer: reminder-50 of commune/intake',
    'restate commune/intake',
    'tell commune-officer: reminder-50 of commune/intake',
    'tell commune-officer: reminder-75 of commune/intake',
    'tell commune-officer: due of commune/intake',
  ])
  await dossier.act('accept')
  await dossier.standsAt('commune-report')
  await record('step-extended', dossier, ['commune'])
})

test('on the live clock an extension replaces the timer that was set', async () => {
  const dossier = new DossierInPlay(stage, { clock: 'live', now: new Date().toISOString() })
  await dossier.lodge()
  await dossier.standsAt('intake')
  await changeStep(dossier, stepOf(dossier, 'intake'), 100)
  await dossier.hasTold('restate commune/intake')
  await fastForward(stage, dossier.handle().workflowId, 90)
  expect(told(dossier)).toEqual(['restate commune/intake'])
  await record('step-extended-live', dossier, ['commune'])
})

test('a notice that its lag holds back is told before a change that comes meanwhile is read', async () => {
  const now = new Date().toISOString()
  const dossier = new DossierInPlay(stage, { clock: 'live', lagMs: () => 86_400_000, now })
  await dossier.lodge()
  await dossier.standsAt('intake')
  await fastForward(stage, dossier.handle().workflowId, 8)
  expect(told(dossier)).toEqual([])
  await changeStep(dossier, stepOf(dossier, 'intake'), 100)
  await dossier.hasTold('restate commune/intake')
  expect(told(dossier)).toEqual([
    'tell commune-officer: reminder-50 of commune/intake',
    'restate commune/intake',
  ])
})

test('a step that waits behind a supplement is read anew in its place, with the supplement’s marks kept', async () => {
  const dossier = new DossierInPlay(stage)
  await dossier.lodge()
  await dossier.act('supplement-requests')
  await dossier.standsAt('supplement')
  await changeStep(dossier, stepOf(dossier, 'intake'), 30)
  await dossier.hasTold('restate commune/intake')
  await dossier.stepDays(9)
  expect(told(dossier)).toEqual([
    'restate commune/intake',
    'tell producer: reminder-50 of commune/supplement',
    'tell producer: reminder-75 of commune/supplement',
  ])
  await record('asking-step-extended', dossier, ['commune'])
})

test('a change of a step that is over, or of another level, wakes nobody', async () => {
  const dossier = new DossierInPlay(stage)
  await dossier.lodge()
  await dossier.act('accept')
  await dossier.standsAt('commune-report')
  for (const stepId of [stepOf(dossier, 'intake'), 'dossier:other:commune:1:intake:1'])
    await dossier.handle().signal(evaluation.stepChanged, { stepId })
  await dossier.isQuiet()
  expect(told(dossier)).toEqual([])
})
