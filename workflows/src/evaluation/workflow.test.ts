import { afterAll, beforeAll, expect, test } from 'vitest'
import { DossierInPlay } from '../../test/dossier-in-play.ts'
import { record } from '../../test/recording.ts'
import { openStage, type Stage } from '../../test/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.stop())

test('a dossier goes straight to its stars, and its certificate is published', async () => {
  const dossier = new DossierInPlay(stage)
  expect(await dossier.lodge()).toEqual({ id: dossier.id, version: 2, state: 'lodged' })
  await dossier.throughCommune()
  await dossier.throughCouncil()
  await dossier.act('decisions', { certificateNumber: dossier.certificate })
  expect(await dossier.result()).toEqual({
    outcome: 'certified',
    at: dossier.now,
    processVersion: 16,
    certificateNumber: dossier.certificate,
  })
  expect(dossier.story).toEqual([
    'apply lodge',
    'open commune/intake',
    'apply accept',
    'close commune/intake: commune-report',
    'open commune/commune-report',
    'apply commune-report',
    'close commune/commune-report: proposed',
    'open province/intake',
    'apply accept',
    'close province/intake: advisory-report',
    'open province/advisory-report',
    'apply advisory-report',
    'close province/advisory-report: council-round',
    'open province/council-round',
    'apply open-scoring',
    'close province/council-round: council-scoring',
    'open province/council-scoring',
    'tally 1',
    'close province/council-scoring: council-result',
    'open province/council-result',
    'apply council-results',
    'close province/council-result: decision',
    'open province/decision',
    'apply decisions',
    'close province/decision: certified',
    'publish',
  ])
  await record('straight-to-stars', dossier, ['dossier', 'commune', 'province'])
})

test('from the forwarding mean on the ministry decides', async () => {
  const dossier = new DossierInPlay(stage)
  await dossier.lodge()
  await dossier.throughCommune()
  await dossier.throughCouncil()
  await dossier.act('forward')
  await dossier.arriveAt('ministry')
  await dossier.throughCouncil()
  await dossier.act('decisions', { certificateNumber: dossier.certificate })
  expect(await dossier.result()).toMatchObject({ outcome: 'certified' })
  expect(dossier.story.filter((line) => /decision: |publish/.test(line))).toEqual([
    'close province/decision: forwarded',
    'close ministry/decision: certified',
    'publish',
  ])
  await record('forwarded-to-ministry', dossier, ['dossier', 'province', 'ministry'])
})

test('what the ministry returns is reviewed at the province, as its second attempt', async () => {
  const dossier = new DossierInPlay(stage)
  await dossier.lodge()
  await dossier.throughCommune()
  await dossier.throughCouncil()
  await dossier.act('forward')
  await dossier.arriveAt('ministry')
  await dossier.throughCouncil()
  await dossier.act('return')
  await dossier.arriveAt('province', { attempt: 2, step: 'return-review' })
  await dossier.act('withdraw')
  expect(await dossier.result()).toMatchObject({ outcome: 'withdrawn' })
})

test('a dossier that is not recognised ends without a certificate', async () => {
  const dossier = new DossierInPlay(stage)
  await dossier.lodge()
  await dossier.throughCommune()
  await dossier.throughCouncil()
  await dossier.act('decisions', { outcome: 'not-recognised' })
  const result = await dossier.result()
  expect(result).toMatchObject({ outcome: 'not-recognised' })
  expect(result).not.toHaveProperty('certificateNumber')
  expect(dossier.story.at(-1)).toBe('close province/decision: not-recognised')
  await record('not-recognised', dossier, ['dossier'])
})

const walks: Readonly<Record<string, (dossier: DossierInPlay) => Promise<unknown>>> = {
  'commune/intake': async () => undefined,
  'commune/commune-report': (dossier) => dossier.act('accept'),
  'commune/supplement': (dossier) => dossier.act('supplement-requests'),
  'province/intake': (dossier) => dossier.throughCommune(),
  'province/supplement': async (dossier) => {
    await dossier.throughCommune()
    await dossier.act('supplement-requests')
  },
  'province/advisory-report': async (dossier) => {
    await dossier.throughCommune()
    await dossier.act('accept')
  },
  'province/council-round': async (dossier) => {
    await dossier.throughCommune()
    await dossier.act('accept')
    await dossier.act('advisory-report')
  },
  'province/council-scoring': async (dossier) => {
    await dossier.throughCommune()
    await dossier.toScoring()
  },
  'province/council-result': async (dossier) => {
    await dossier.throughCommune()
    await dossier.toScoring()
    await dossier.scoreAll()
  },
  'province/decision': async (dossier) => {
    await dossier.throughCommune()
    await dossier.throughCouncil()
  },
}

test.each(Object.entries(walks))('a producer may withdraw at %s', async (place, walk) => {
  const dossier = new DossierInPlay(stage)
  await dossier.lodge()
  await walk(dossier)
  await dossier.act('withdraw')
  expect(await dossier.result()).toMatchObject({ outcome: 'withdrawn' })
  expect(dossier.story).toContain(`close ${place}: withdrawn`)
  await record(`withdrawn-at-${place.replace('/', '-')}`, dossier, [dossier.level])
})

test('a withdrawal during a supplement also closes the step that asked for it', async () => {
  const dossier = new DossierInPlay(stage)
  await dossier.lodge()
  await dossier.act('supplement-requests')
  await dossier.act('withdraw')
  await dossier.result()
  expect(dossier.story.slice(-3)).toEqual([
    'apply withdraw',
    'close commune/supplement: withdrawn',
    'close commune/intake: withdrawn',
  ])
  await record('withdrawn', dossier, ['dossier'])
})
