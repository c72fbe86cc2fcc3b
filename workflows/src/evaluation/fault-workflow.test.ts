import { afterAll, beforeAll, expect, test } from 'vitest'
import { DossierInPlay } from '../../test/dossier-in-play.ts'
import { noon, regime26 } from '../../test/dossier-processes.ts'
import { later } from '../../test/fake-visit.ts'
import { openStage, type Stage } from '../../test/stage.ts'

let stage: Stage
let forgetful: Stage
beforeAll(async () => {
  stage = await openStage()
  forgetful = await openStage(0)
})
afterAll(async () => {
  await stage.stop()
  await forgetful.stop()
})

const playToTheEnd = async (dossier: DossierInPlay, between: () => Promise<void>) => {
  await dossier.lodge()
  await between()
  await dossier.act('supplement-requests')
  await between()
  await dossier.act('supplements')
  await between()
  await dossier.throughCommune()
  await between()
  await dossier.throughCouncil()
  await between()
  await dossier.act('decisions', { certificateNumber: dossier.certificate })
  return dossier.result()
}

test('a service that is down for a while is asked again until it answers', async () => {
  const dossier = new DossierInPlay(stage)
  for (const name of ['applyCommand', 'openStep', 'closeStep'] as const)
    stage.services.breakDown(dossier.id, name, 2)
  await dossier.lodge()
  await dossier.throughCommune()
  expect(dossier.story.filter((line) => line.startsWith('apply'))).toEqual([
    'apply lodge',
    'apply accept',
    'apply commune-report',
  ])
})

test('workers come and go, and the dossier goes on where it stood', async () => {
  const dossier = new DossierInPlay(stage)
  const result = await playToTheEnd(dossier, () => stage.replaceWorker())
  expect(result).toMatchObject({ outcome: 'certified' })
})

test('a command sent while no worker runs is answered once one does', async () => {
  const dossier = new DossierInPlay(stage)
  await dossier.lodge()
  await dossier.standsAt('intake')
  await stage.restWorker()
  const answer = dossier.act('accept')
  await stage.replaceWorker()
  expect(await answer).toMatchObject({ state: 'lodged' })
})

test('a worker that remembers nothing between two tasks gets the same story', async () => {
  const remembered = new DossierInPlay(stage)
  const replayed = new DossierInPlay(forgetful)
  await playToTheEnd(remembered, async () => undefined)
  const result = await playToTheEnd(replayed, async () => undefined)
  expect(result).toMatchObject({ outcome: 'certified' })
  expect(replayed.story).toEqual(remembered.story)
})

const orders = [
  'card, day 1, day 2, card',
  'day 2, card, day 1, day 2, card',
  'card, card, day 2, day 1, day 1',
]

test.each(orders)(
  'told in the order %s: words about cards and days lead to the same place',
  async (order) => {
    const dossier = new DossierInPlay(stage)
    await dossier.lodge()
    await dossier.throughCommune()
    await dossier.toScoring()
    await dossier.standsAt('council-scoring')
    stage.services.tally(dossier.id, 1, false)
    for (const word of order.split(', '))
      await (word === 'card'
        ? dossier.score()
        : dossier.handle().signal('clockAdvanced', { now: later(noon, Number(word.slice(4))) }))
    await dossier.standsAt('council-result')
    await dossier.isQuiet()
    expect(dossier.story.slice(-4)).toEqual([
      'open province/council-scoring',
      'tally 1',
      'close province/council-scoring: council-result',
      'open province/council-result',
    ])
  },
)

test('a decision at the very deadline is in time: nobody is told that it is late', async () => {
  const dossier = new DossierInPlay(stage)
  await dossier.lodge()
  await dossier.throughCommune()
  await dossier.throughCouncil()
  await dossier.standsAt('decision')
  const days = regime26.levels[1]?.steps.find(({ step }) => step === 'decision')?.allowance.days
  await dossier.act('decisions', {
    at: later(dossier.now, days ?? 0),
    certificateNumber: dossier.certificate,
  })
  expect(await dossier.result()).toMatchObject({ outcome: 'certified' })
  expect(dossier.story.filter((line) => line.includes('due of province/decision'))).toEqual([])
})
