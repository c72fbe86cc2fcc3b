import { afterAll, beforeAll, expect, test } from 'vitest'
import { DossierInPlay } from '../../test/dossier-in-play.ts'
import { record } from '../../test/recording.ts'
import { openStage, type Stage } from '../../test/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.stop())

const opened = ({ story }: DossierInPlay): string[] =>
  story.filter((line) => /^open (province|ministry)/.test(line))

test('a re-evaluation of three or four stars is decided at the province on written opinions', async () => {
  const dossier = new DossierInPlay(stage, {
    application: { kind: 're-evaluation', heldStars: 3 },
  })
  await dossier.lodge()
  await dossier.throughCommune()
  await dossier.throughCouncil()
  await dossier.act('decisions', { certificateNumber: dossier.certificate })
  expect(await dossier.result()).toMatchObject({ outcome: 'certified' })
  await record('re-evaluated', dossier, ['dossier', 'province'])
})

test('opinions that differ too far bring the council together for a second scoring', async () => {
  const dossier = new DossierInPlay(stage, {
    application: { kind: 're-evaluation', heldStars: 4 },
  })
  await dossier.lodge()
  await dossier.throughCommune()
  await dossier.toScoring()
  stage.services.tally(dossier.id, 1, true)
  await dossier.score()
  await dossier.hasTold('open province/council-scoring/2')
  await dossier.standsAt('council-scoring')
  await dossier.scoreAll(2)
  expect(dossier.story).toContain('tally 2')
})

test('one of five stars is only proposed by the province, and evaluated by the ministry', async () => {
  const dossier = new DossierInPlay(stage, {
    application: { kind: 're-evaluation', heldStars: 5 },
  })
  await dossier.lodge()
  await dossier.throughCommune()
  await dossier.act('accept')
  await dossier.act('advisory-report')
  await dossier.act('forward')
  await dossier.arriveAt('ministry')
  await dossier.throughCouncil()
  await dossier.act('return')
  await dossier.arriveAt('province', { attempt: 2, step: 'return-review' })
  await dossier.act('decisions', { certificateNumber: dossier.certificate })
  expect(await dossier.result()).toMatchObject({ outcome: 'certified' })
  expect(opened(dossier)).toEqual([
    'open province/intake',
    'open province/advisory-report',
    'open province/proposal',
    'open ministry/intake',
    'open ministry/advisory-report',
    'open ministry/council-round',
    'open ministry/council-scoring',
    'open ministry/council-result',
    'open ministry/decision',
    'open province/return-review',
  ])
  await record('five-stars-re-evaluated', dossier, [
    'dossier',
    'province',
    { level: 'province', attempt: 2 },
  ])
})

test('a knock-out ends the evaluation as refused, without a certificate', async () => {
  const dossier = new DossierInPlay(stage)
  await dossier.lodge()
  await dossier.throughCommune()
  await dossier.throughCouncil()
  await dossier.act('decisions', { outcome: 'refused' })
  const result = await dossier.result()
  expect(result).toMatchObject({ outcome: 'refused' })
  expect(result).not.toHaveProperty('certificateNumber')
  await record('refused', dossier, ['dossier', 'province'])
})
