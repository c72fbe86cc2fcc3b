import { afterAll, beforeAll, expect, test } from 'vitest'
import { DossierInPlay } from '../../test/dossier-in-play.ts'
import { record } from '../../test/recording.ts'
import { openStage, type Stage } from '../../test/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.stop())

const aDossierAtScoring = async (): Promise<DossierInPlay> => {
  const dossier = new DossierInPlay(stage)
  await dossier.lodge()
  await dossier.throughCommune()
  await dossier.toScoring()
  await dossier.standsAt('council-scoring')
  return dossier
}

const sinceScoring = ({ story }: DossierInPlay): readonly string[] =>
  story.slice(story.indexOf('open province/council-scoring'))

test('cards are counted as they come, and the last one ends the scoring', async () => {
  const dossier = await aDossierAtScoring()
  await dossier.score()
  await dossier.isQuiet()
  await dossier.scoreAll()
  expect(sinceScoring(dossier)).toEqual([
    'open province/council-scoring',
    'tally 1',
    'tally 1',
    'close province/council-scoring: council-result',
    'open province/council-result',
  ])
})

test('a gap too wide opens a second scoring, and after that one the council settles', async () => {
  const dossier = await aDossierAtScoring()
  stage.services.tally(dossier.id, 1, true)
  stage.services.tally(dossier.id, 2, true)
  await dossier.score()
  await dossier.hasTold('open province/council-scoring/2')
  await dossier.score()
  await dossier.standsAt('council-result')
  expect(sinceScoring(dossier)).toEqual([
    'open province/council-scoring',
    'tally 1',
    'close province/council-scoring: council-scoring',
    'open province/council-scoring/2',
    'tally 2',
    'close province/council-scoring/2: council-result',
    'open province/council-result',
  ])
  await record('second-scoring', dossier, ['province'])
})

test('the chair may open the second scoring, also after the first was complete', async () => {
  const dossier = await aDossierAtScoring()
  await dossier.scoreAll()
  await dossier.act('second-scoring')
  await dossier.hasTold('open province/council-scoring/2')
  await dossier.scoreAll(2)
  expect(sinceScoring(dossier).filter((line) => line.startsWith('tally'))).toEqual([
    'tally 1',
    'tally 2',
  ])
})

test('the chair may conclude with a quorum while a card is missing; one that comes later is left alone', async () => {
  const dossier = await aDossierAtScoring()
  await dossier.act('council-results')
  await dossier.standsAt('decision')
  await dossier.score()
  await dossier.isQuiet()
  expect(sinceScoring(dossier)).toEqual([
    'open province/council-scoring',
    'apply council-results',
    'close province/council-scoring: decision',
    'open province/decision',
  ])
})

test('cards told several times are counted again and change nothing', async () => {
  const dossier = await aDossierAtScoring()
  for (let times = 0; times < 3; times += 1) await dossier.score()
  await dossier.isQuiet()
  await dossier.scoreAll()
  expect(sinceScoring(dossier).filter((line) => line.startsWith('open'))).toEqual([
    'open province/council-scoring',
    'open province/council-result',
  ])
})
