import { afterAll, beforeAll, expect, test } from 'vitest'
import { DossierInPlay } from '../../test/dossier-in-play.ts'
import { later } from '../../test/fake-visit.ts'
import { fastForward } from '../../test/fast-forward.ts'
import { record } from '../../test/recording.ts'
import { openStage, type Stage } from '../../test/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.stop())

const told = (dossier: DossierInPlay): string[] =>
  dossier.story.filter((line) => line.startsWith('tell ') || line.startsWith('apply '))

const lateReport = [
  'apply lodge',
  'apply accept',
  'tell commune-officer: reminder-50 of commune/commune-report',
  'tell commune-officer: reminder-75 of commune/commune-report',
  'tell commune-officer: due of commune/commune-report',
  'tell decision-maker: rung-1 of commune/commune-report',
  'tell decision-maker: rung-2 of commune/commune-report',
  'apply commune-report',
]

test('on a stepped clock a late report is reminded, due, and climbs the ladder rung by rung', async () => {
  const dossier = new DossierInPlay(stage)
  await dossier.lodge()
  await dossier.act('accept')
  await dossier.stepDays(7)
  expect(told(dossier)).toEqual(lateReport.slice(0, 2))
  await dossier.stepDays(1)
  expect(told(dossier)).toEqual(lateReport.slice(0, 3))
  await dossier.stepDays(12)
  await dossier.act('commune-report')
  await dossier.arriveAt('province')
  expect(told(dossier)).toEqual(lateReport)
  await record('late-report-stepped', dossier, ['commune'])
})

test('on the live clock the same happens when the time has passed', async () => {
  const dossier = new DossierInPlay(stage, { clock: 'live', now: new Date().toISOString() })
  await dossier.lodge()
  await dossier.act('accept')
  await dossier.standsAt('commune-report')
  await fastForward(stage, dossier.handle().workflowId, 20)
  dossier.now = later(dossier.now, 20)
  await dossier.act('commune-report')
  await dossier.arriveAt('province')
  expect(told(dossier)).toEqual(lateReport)
  await record('late-report-live', dossier, ['commune'])
})

test('with a lag, notices go out so long after their moment, and what is owed goes before what is done', async () => {
  const lagMs = 3 * 3_600_000
  const hour = 1 / 24
  const live = { clock: 'live', lagMs: () => lagMs, now: new Date().toISOString() } as const
  const dossier = new DossierInPlay(stage, live)
  await dossier.lodge()
  await dossier.standsAt('intake')
  const { workflowId } = dossier.handle()
  const reminder = 'tell commune-officer: reminder-50 of commune/intake'
  await fastForward(stage, workflowId, 7.5 + hour)
  expect(told(dossier)).toEqual(['apply lodge'])
  await fastForward(stage, workflowId, 3 * hour)
  expect(told(dossier)).toEqual(['apply lodge', reminder])
  await fastForward(stage, workflowId, 3.75 - 3 * hour)
  dossier.now = later(dossier.now, 11.25 + hour)
  await dossier.act('accept')
  await dossier.standsAt('commune-report')
  expect(told(dossier).slice(2)).toEqual([
    'tell commune-officer: reminder-75 of commune/intake',
    'apply accept',
  ])
  await record('lagging-notices-live', dossier, ['commune'])
})

test('a stepped clock holds no timer: however long nobody steps it, nothing falls due', async () => {
  const dossier = new DossierInPlay(stage)
  await dossier.lodge()
  await dossier.standsAt('intake')
  const { events = [] } = await dossier.handle().fetchHistory()
  expect((events ?? []).filter((event) => event.timerStartedEventAttributes)).toEqual([])
  expect(await dossier.nextDue()).toBe(later(dossier.now, 7.5))
})

test('a clock told backwards, or told the same again, changes nothing', async () => {
  const dossier = new DossierInPlay(stage)
  await dossier.lodge()
  await dossier.stepDays(8)
  const before = dossier.story
  for (const now of [later(dossier.now, -5), later(dossier.now, -8), dossier.now])
    await dossier.handle().signal('clockAdvanced', { now })
  await dossier.nextDue()
  expect(dossier.story).toEqual(before)
})

test('an act at the very moment of a mark goes before it', async () => {
  const dossier = new DossierInPlay(stage)
  await dossier.lodge()
  await dossier.act('accept', { at: later(dossier.now, 7.5) })
  await dossier.standsAt('commune-report')
  expect(told(dossier)).toEqual(['apply lodge', 'apply accept'])
})

test('a supplement at the commune leaves its clock running: both turns are told of their marks, each once', async () => {
  const dossier = new DossierInPlay(stage)
  await dossier.lodge()
  await dossier.stepDays(8)
  await dossier.act('supplement-requests')
  await dossier.stepDays(9)
  await dossier.act('supplements')
  await dossier.standsAt('intake')
  expect(dossier.story).not.toContain('pause commune/intake')
  expect(told(dossier)).toEqual([
    'apply lodge',
    'tell commune-officer: reminder-50 of commune/intake',
    'apply supplement-requests',
    'tell commune-officer: reminder-75 of commune/intake',
    'tell producer: reminder-50 of commune/supplement',
    'tell commune-officer: due of commune/intake',
    'tell producer: reminder-75 of commune/supplement',
    'tell decision-maker: rung-1 of commune/intake',
    'apply supplements',
  ])
  expect(await dossier.nextDue()).toBe(later(dossier.now, 1))
  await record('supplement-at-commune', dossier, ['commune'])
})

test('a supplement at the province stops its clock, which then runs on with what was left', async () => {
  const dossier = new DossierInPlay(stage)
  await dossier.lodge()
  await dossier.throughCommune()
  await dossier.stepDays(3)
  await dossier.act('supplement-requests')
  await dossier.stepDays(9)
  await dossier.act('supplements')
  await dossier.standsAt('intake')
  expect(dossier.story.slice(-8)).toEqual([
    'apply supplement-requests',
    'pause province/intake',
    'open province/supplement',
    'tell producer: reminder-50 of province/supplement',
    'tell producer: reminder-75 of province/supplement',
    'apply supplements',
    'close province/supplement: answered',
    'resume province/intake',
  ])
  await dossier.stepDays(2)
  expect(told(dossier).slice(-2)).toEqual([
    'tell provincial-officer: reminder-75 of province/intake',
    'tell provincial-officer: due of province/intake',
  ])
  await record('supplement-at-province', dossier, ['province'])
})
