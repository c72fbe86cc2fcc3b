import { afterAll, beforeAll, expect, test } from 'vitest'
import { DossierInPlay } from '../../test/dossier-in-play.ts'
import { regime148 } from '../../test/dossier-processes.ts'
import { record } from '../../test/recording.ts'
import { openStage, type Stage } from '../../test/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.stop())

const decisions = ({ story }: DossierInPlay): string[] =>
  story.filter((line) => /^close \w+\/(decision|return-review)/.test(line))

/** Under 148/2023: forwarded by the district, returned by the province, at the district for the second time. */
const returnedToDistrict = async (): Promise<DossierInPlay> => {
  const dossier = new DossierInPlay(stage, { regime: regime148 })
  await dossier.lodge()
  await dossier.throughCommune('district')
  await dossier.throughCouncil()
  await dossier.act('forward')
  await dossier.arriveAt('province')
  await dossier.throughCouncil()
  await dossier.act('return')
  await dossier.arriveAt('district', { attempt: 2, step: 'return-review' })
  return dossier
}

test('a district recognises a returned dossier on the province’s result, without scoring it again', async () => {
  const dossier = await returnedToDistrict()
  await dossier.act('decisions', { certificateNumber: dossier.certificate })
  expect(await dossier.result()).toMatchObject({ outcome: 'certified' })
  expect(decisions(dossier)).toEqual([
    'close district/decision: forwarded',
    'close province/decision: returned',
    'close district/return-review: certified',
  ])
  await record('recognised-on-return', dossier, [
    'dossier',
    'district',
    { level: 'district', attempt: 2 },
  ])
})

test('a returned dossier is improved, evaluated again and may go up again, each attempt by itself', async () => {
  const dossier = await returnedToDistrict()
  await dossier.act('supplement-requests')
  await dossier.act('supplements')
  await dossier.standsAt('return-review')
  await dossier.act('evaluate-again')
  await dossier.act('advisory-report')
  await dossier.act('open-scoring')
  await dossier.scoreAll()
  await dossier.act('council-results')
  await dossier.act('forward')
  await dossier.arriveAt('province', { attempt: 2 })
  await dossier.throughCouncil()
  await dossier.act('decisions', { certificateNumber: dossier.certificate })
  expect(await dossier.result()).toMatchObject({ outcome: 'certified' })
  expect(decisions(dossier)).toEqual([
    'close district/decision: forwarded',
    'close province/decision: returned',
    'close district/return-review: advisory-report',
    'close district/decision: forwarded',
    'close province/decision: certified',
  ])
  // The second attempt begins with its first scoring.
  expect(dossier.story.filter((line) => line.startsWith('tally'))).toEqual(
    Array.from({ length: 4 }, () => 'tally 1'),
  )
  await record('evaluated-again', dossier, [
    'dossier',
    { level: 'district', attempt: 2 },
    { level: 'province', attempt: 2 },
  ])
})

test('a returned dossier waits by a clock of its own', async () => {
  const dossier = await returnedToDistrict()
  const due = await dossier.nextDue()
  await dossier.stepDays(11)
  expect(Date.parse(due ?? '')).toBeLessThan(Date.parse(dossier.now))
  expect(dossier.story).toContain('tell decision-maker: due of district/return-review')
})
