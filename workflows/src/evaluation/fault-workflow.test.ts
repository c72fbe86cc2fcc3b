import { afterAll, beforeAll, expect, test } from 'vitest'
import { DossierInPlay, until } from '../../test/dossier-in-play.ts'
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

/** Where a dossier stands when its time is up, and what is done at that very moment. */
const deadlines = [
  { step: 'council-result', act: 'council-results' },
  { step: 'decision', act: 'decisions' },
] as const

const upTo = async (step: (typeof deadlines)[number]['step']): Promise<DossierInPlay> => {
  const dossier = new DossierInPlay(stage)
  await dossier.lodge()
  await dossier.throughCommune()
  await dossier.toScoring()
  await dossier.scoreAll()
  if (step === 'decision') await dossier.act('council-results')
  await dossier.standsAt(step)
  return dossier
}
const deadlineOf = (dossier: DossierInPlay, step: string): string =>
  later(
    dossier.now,
    regime26.levels[1]?.steps.find((each) => each.step === step)?.allowance.days ?? 0,
  )
const toldDue = ({ story }: DossierInPlay, step: string): readonly string[] =>
  story.filter((line) => line.endsWith(`due of province/${step}`))

test.each(deadlines)(
  '$act at the very deadline is in time: nobody is told that it is late',
  async ({ step, act }) => {
    const dossier = await upTo(step)
    await dossier.act(act, {
      at: deadlineOf(dossier, step),
      certificateNumber: dossier.certificate,
    })
    await until(async () => dossier.story.some((line) => line.startsWith(`close province/${step}`)))
    expect(toldDue(dossier, step)).toEqual([])
  },
)

test.each(deadlines)(
  '$act behind its deadline, which came first, counts all the same: the lateness is told once',
  async ({ step, act }) => {
    const dossier = await upTo(step)
    await dossier.stepTo(deadlineOf(dossier, step))
    await dossier.isQuiet()
    await dossier.act(act, { certificateNumber: dossier.certificate })
    await until(async () => dossier.story.some((line) => line.startsWith(`close province/${step}`)))
    expect(toldDue(dossier, step)).toHaveLength(1)
    expect(dossier.story.filter((line) => line === `apply ${act}`)).toHaveLength(1)
  },
)

test('a decision and its deadline at the same moment lead to one certificate, whichever comes first', async () => {
  const dossier = await upTo('decision')
  const at = deadlineOf(dossier, 'decision')
  await Promise.all([
    dossier.handle().signal('clockAdvanced', { now: at }),
    dossier.act('decisions', { at, certificateNumber: dossier.certificate }),
  ])
  expect(await dossier.result()).toMatchObject({ outcome: 'certified' })
  expect(toldDue(dossier, 'decision').length).toBeLessThanOrEqual(1)
  expect(dossier.story.filter((line) => line === 'publish')).toHaveLength(1)
})
