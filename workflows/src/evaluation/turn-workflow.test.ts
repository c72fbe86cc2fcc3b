import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DossierInPlay } from '../../test/dossier-in-play.ts'
import { regime26 } from '../../test/dossier-processes.ts'
import { record } from '../../test/recording.ts'
import { refusal } from '../../test/refusal.ts'
import { openStage, type Stage } from '../../test/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.stop())

const applied = ({ story }: DossierInPlay): string[] =>
  story.filter((line) => line.startsWith('apply '))

test('an act out of turn is refused by the process and leaves no event in its history', async () => {
  const dossier = new DossierInPlay(stage)
  await dossier.lodge()
  await dossier.isQuiet()
  const before = await dossier.handle().fetchHistory()
  expect(await refusal(dossier.act('decisions'))).toBe('act-not-now')
  const after = await dossier.handle().fetchHistory()
  expect(after.events?.length).toBe(before.events?.length)
  expect(applied(dossier)).toEqual(['apply lodge'])
})

test('a command that comes between two steps waits for the next one and is judged by it', async () => {
  const dossier = new DossierInPlay(stage)
  await dossier.lodge()
  await dossier.standsAt('intake')
  stage.services.breakDown(dossier.id, 'openStep', 2)
  await dossier.act('accept')
  const unfit = refusal(dossier.act('accept'))
  const fit = dossier.act('commune-report')
  expect(await unfit).toBe('act-not-now')
  expect(await fit).toMatchObject({ state: 'lodged' })
  expect(applied(dossier)).toEqual(['apply lodge', 'apply accept', 'apply commune-report'])
  await record('command-between-steps', dossier, ['commune'])
})

test('an answer to a supplement may come while its request is still being opened', async () => {
  const dossier = new DossierInPlay(stage)
  await dossier.lodge()
  await dossier.standsAt('intake')
  stage.services.breakDown(dossier.id, 'openStep', 1)
  await dossier.act('supplement-requests')
  expect(await refusal(dossier.act('supplements'))).toBe('accepted')
})

test('a command the records refuse gives its code to the sender, and the dossier waits on', async () => {
  const dossier = new DossierInPlay(stage)
  await dossier.lodge()
  const commandId = randomUUID()
  expect(await refusal(dossier.act('accept', { commandId, refused: 'version-stale' }))).toBe(
    'version-stale',
  )
  expect(await dossier.where()).toBe('intake')
  expect(await refusal(dossier.act('accept', { commandId }))).toBe('version-stale')
  expect(await refusal(dossier.act('accept'))).toBe('accepted')
  await dossier.standsAt('commune-report')
  expect(dossier.story.slice(0, 4)).toEqual([
    'apply lodge',
    'open commune/intake',
    'apply accept',
    'close commune/intake: commune-report',
  ])
  await record('command-refused', dossier, ['commune'])
})

test('the same command twice, also at once, is applied once and answered the same', async () => {
  const dossier = new DossierInPlay(stage)
  await dossier.lodge()
  const commandId = randomUUID()
  const [one, other] = await Promise.all([
    dossier.act('accept', { commandId }),
    dossier.act('accept', { commandId }),
  ])
  expect(other).toEqual(one)
  expect(await dossier.act('accept', { commandId })).toEqual(one)
  expect(applied(dossier)).toEqual(['apply lodge', 'apply accept'])
})

test('of two commands at the same moment one wins and the other is refused', async () => {
  const dossier = new DossierInPlay(stage)
  await dossier.lodge()
  await dossier.standsAt('intake')
  const outcomes = await Promise.all([
    refusal(dossier.act('accept')),
    refusal(dossier.act('accept')),
  ])
  expect(outcomes.toSorted()).toEqual(['accepted', 'act-not-now'])
  expect(applied(dossier)).toEqual(['apply lodge', 'apply accept'])
  await record('two-at-once', dossier, ['commune'])
})

test('a dossier is lodged once: the same lodging again is answered the same, another is refused', async () => {
  const dossier = new DossierInPlay(stage)
  const commandId = randomUUID()
  const answer = await dossier.lodge({ commandId })
  expect(await dossier.lodge({ commandId })).toEqual(answer)
  expect(await refusal(dossier.lodge())).toBe('act-not-now')
  expect(applied(dossier)).toEqual(['apply lodge'])
})

test('two lodgings at the same moment are one', async () => {
  const dossier = new DossierInPlay(stage)
  const outcomes = await Promise.all([refusal(dossier.lodge()), refusal(dossier.lodge())])
  expect(outcomes.toSorted()).toEqual(['accepted', 'act-not-now'])
  expect(applied(dossier)).toEqual(['apply lodge'])
})

test('a refused lodging ends the process, and the dossier can be lodged anew', async () => {
  const dossier = new DossierInPlay(stage)
  expect(await refusal(dossier.lodge({ refused: 'dossier-incomplete' }))).toBe('dossier-incomplete')
  expect(await dossier.result()).toBe('refused')
  await record('lodging-refused', dossier, ['dossier'])
  expect(await dossier.lodge()).toMatchObject({ state: 'lodged' })
  await dossier.standsAt('intake')
})

test('an act that leaves the step as it is puts the same visit back on the dossier', async () => {
  const staying = structuredClone(regime26)
  staying.levels[0]?.steps[0]?.acts.push({ act: 'scorecards', by: [], then: 'stay' })
  const dossier = new DossierInPlay(stage, { regime: staying })
  await dossier.lodge()
  const due = await dossier.nextDue()
  await dossier.act('scorecards')
  expect(await dossier.nextDue()).toBe(due)
  expect(dossier.story).toEqual([
    'apply lodge',
    'open commune/intake',
    'apply scorecards',
    'open commune/intake',
  ])
})
