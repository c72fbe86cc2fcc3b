import { afterAll, beforeAll, expect, test } from 'vitest'
import { DossierInPlay } from '../../test/dossier-in-play.ts'
import { later } from '../../test/fake-visit.ts'
import { fastForward } from '../../test/fast-forward.ts'
import { record } from '../../test/recording.ts'
import { refusal } from '../../test/refusal.ts'
import { openStage, type Stage } from '../../test/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.stop())

const asked = async (options: ConstructorParameters<typeof DossierInPlay>[1] = {}) => {
  const dossier = new DossierInPlay(stage, options)
  await dossier.lodge()
  await dossier.act('supplement-requests')
  await dossier.standsAt('supplement')
  return dossier
}
const sinceAsked = ({ story }: DossierInPlay): readonly string[] =>
  story.slice(story.indexOf('apply supplement-requests') + 1)

const lapsed = [
  'tell producer: due of commune/supplement',
  'lapse commune/supplement',
  'tell commune-officer: lapsed of commune/supplement',
  'close commune/supplement: lapsed',
  'resume commune/intake',
]

test('an answer to some of the items leaves the turn with the producer, and its marks as they were', async () => {
  const dossier = await asked()
  await dossier.stepDays(3)
  await dossier.act('supplements', { stays: true })
  await dossier.stepDays(3)
  await dossier.act('supplements')
  await dossier.standsAt('intake')
  expect(sinceAsked(dossier)).toEqual([
    'open commune/supplement',
    'apply supplements',
    'open commune/supplement',
    'tell producer: reminder-50 of commune/supplement',
    'apply supplements',
    'close commune/supplement: answered',
    'resume commune/intake',
  ])
  await record('supplement-in-parts', dossier, ['commune'])
})

test('a supplement that is not given in time lapses: both sides are told, and the asking step goes on', async () => {
  const dossier = await asked()
  await dossier.stepDays(11)
  await dossier.standsAt('intake')
  expect(sinceAsked(dossier).slice(-5)).toEqual(lapsed)
  expect(await refusal(dossier.act('supplements'))).toBe('act-not-now')
  await dossier.throughCommune()
  await record('supplement-lapsed', dossier, ['commune'])
})

test.each([
  ['', undefined],
  [', whatever the lag of its notices', 40 * 86_400_000],
])('on the live clock it lapses when the time has passed%s', async (_, lagMs) => {
  const now = new Date().toISOString()
  const dossier = await asked({ clock: 'live', lagMs: () => lagMs, now })
  await fastForward(stage, dossier.handle().workflowId, 11)
  await dossier.standsAt('intake')
  expect(sinceAsked(dossier).slice(-5)).toEqual(lapsed)
})

test('what was left open by an answer in part lapses too', async () => {
  const dossier = await asked()
  await dossier.act('supplements', { stays: true })
  await dossier.stepDays(11)
  await dossier.standsAt('intake')
  expect(sinceAsked(dossier).slice(-5)).toEqual(lapsed)
})

test('an answer at the very due time is in time', async () => {
  const dossier = await asked()
  await dossier.act('supplements', { at: later(dossier.now, 10) })
  await dossier.standsAt('intake')
  expect(dossier.story.at(-1)).toBe('resume commune/intake')
  expect(dossier.story).not.toContain('lapse commune/supplement')
})

test('an answer that comes while the due time is being told goes before the lapse', async () => {
  const dossier = await asked()
  await dossier.stepDays(9)
  stage.services.breakDown(dossier.id, 'tell', 1)
  await dossier.handle().signal('clockAdvanced', { now: later(dossier.now, 1) })
  await dossier.act('supplements')
  await dossier.standsAt('intake')
  expect(dossier.story).not.toContain('lapse commune/supplement')
})

test('a lapse the record cannot take just now is asked for again, and counts once', async () => {
  const dossier = await asked()
  stage.services.breakDown(dossier.id, 'lapseSupplement', 2)
  await dossier.stepDays(11)
  await dossier.standsAt('intake')
  expect(sinceAsked(dossier).slice(-5)).toEqual(lapsed)
})
