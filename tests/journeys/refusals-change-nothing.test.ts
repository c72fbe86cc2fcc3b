import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { DossierView, TimelineEntry } from '@ocop/dossiers/contract/dossier'
import { logOf } from '@ocop/kernel/page'
import type { Ask } from '../../infra/rehearsals/person.ts'
import type { Stage } from '../../infra/rehearsals/stage.ts'
import { aNeighbouringOfficer } from '../support/actors.ts'
import { actBody, fullCard } from '../support/bodies.ts'
import {
  aDossierAfter,
  aStory,
  liveStage,
  play,
  way,
  wayTo,
  type Played,
} from '../support/live-stage.ts'
import { refusalOf, told, type Refusal } from '../support/refusal.ts'
import { openStack, type OpenStack } from '../support/stack.ts'

let stack: OpenStack
let stage: Stage
let lodged: Played
let inCouncil: Played

beforeAll(async () => {
  stack = await openStack()
  stage = await liveStage(stack)
  lodged = await aDossierAfter(stage, aStory('Chả rươi'), [way.lodge])
  inCouncil = await aDossierAfter(stage, aStory('Mắm rươi'), wayTo('opening'))
  await play(stage, inCouncil, { ...way.scoring, cards: 2 })
})

type Sent = { readonly as: string; readonly path?: string } & Ask

const send = (key: string, { dossierId }: Played, path: string, ask: Ask = {}): Promise<Response> =>
  stack.person(key).ask(`/api/dossiers/dossiers/${dossierId}${path}`, ask)

/** What is on record of a dossier: all of it as its producer and the city's officer read it, without the time of reading. */
const recordOf = async ({ story, dossierId }: Played): Promise<unknown> => {
  const path = `/api/dossiers/dossiers/${dossierId}`
  const { now: _now, ...dossier } = await stack.person(story.producer).get(DossierView, path)
  const timeline = await stack.person(story.producer).get(logOf(TimelineEntry), `${path}/timeline`)
  const scoring =
    dossier.step?.step === 'council-scoring' &&
    (await stack.person('secretary-city').get(z.unknown(), `${path}/scorecards`))
  return { dossier, timeline, scoring }
}

/** A refused request; the record is the same before and after it. */
const refused = async (played: Played, { as, path = '', ...ask }: Sent): Promise<Refusal> => {
  const before = await recordOf(played)
  const answer = await refusalOf(await send(as, played, path, ask))
  expect(await recordOf(played)).toEqual(before)
  return answer
}

const head = async ({ story, dossierId }: Played) => {
  const { version } = await stack
    .person(story.producer)
    .get(DossierView, `/api/dossiers/dossiers/${dossierId}`)
  return { commandId: randomUUID(), seenVersion: version }
}

const post = (body: unknown): Ask => ({ method: 'POST', body })

test('a dossier that is not complete in composition is not lodged, and every thing that is missing is told', async () => {
  const story = aStory('Rươi khô')
  const { id } = await stack.person(story.producer).post(DossierView, '/api/dossiers/dossiers', {
    kind: 'first',
    product: { name: story.name, sheet: story.sheet },
  })
  const draft = { story, dossierId: id }
  const answer = await refused(draft, {
    as: story.producer,
    path: '/lodge',
    ...post(await head(draft)),
  })
  expect(answer).toEqual({
    told: '422 dossier-incomplete',
    faults: [
      '/choices self-score-incomplete',
      '/form/address field-missing',
      '/form/phone field-missing',
      '/form/representative field-missing',
      '/papers/business-registration paper-missing',
      '/papers/quality-declaration paper-missing',
    ],
  })
})

test('a draft takes no points that no option offers, no unknown criterion, no unknown member and no stale page', async () => {
  const draft = await aDossierAfter(stage, aStory('Cáy muối'), [])
  const { seenVersion } = await head(draft)
  const patch = (body: unknown) =>
    refused(draft, { as: draft.story.producer, method: 'PATCH', body })
  expect(await patch({ seenVersion, choices: { '1.1': 99, 'không-có': 1 } })).toEqual({
    told: '422 card-invalid',
    faults: ['/choices/1.1 points-not-offered', '/choices/không-có criterion-unknown'],
  })
  expect(await patch({ seenVersion, colour: 'red', size: 3 })).toEqual({
    told: '422 body-invalid',
    faults: ['/colour member-unknown', '/size member-unknown'],
  })
  expect(await patch({ seenVersion: seenVersion - 1, form: {} })).toMatchObject({
    told: '409 version-stale',
  })
})

test('nobody acts without a session, from a foreign page, or on a stale page', async () => {
  const command = await head(lodged)
  const path = `/api/dossiers/dossiers/${lodged.dossierId}/accept`
  const before = await recordOf(lodged)
  const anonymous = await fetch(`${stack.webUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: stack.webUrl },
    body: JSON.stringify(command),
  })
  expect(await told(anonymous)).toBe('401 sign-in-needed')
  for (const origin of [null, 'https://elsewhere.example'])
    expect(
      await told(await send('commune-officer', lodged, '/accept', { ...post(command), origin })),
    ).toBe('403 origin-foreign')
  const stale = { ...command, seenVersion: command.seenVersion - 1 }
  expect(await told(await send('commune-officer', lodged, '/accept', post(stale)))).toBe(
    '409 version-stale',
  )
  expect(await recordOf(lodged)).toEqual(before)
})

test('an act by the wrong post, at the wrong time or from a foreign unit is refused', async () => {
  const command = await head(lodged)
  const attempt = (as: string, path: string) => refused(lodged, { as, path, ...post(command) })
  const early = { as: 'commune-officer', path: '/commune-report' }
  expect(
    await refused(lodged, { ...early, ...post({ ...command, ...actBody('commune-report') }) }),
  ).toMatchObject({ told: '409 act-not-now' })
  expect(await attempt('officer-city', '/accept')).toMatchObject({ told: '403 act-not-yours' })
  expect(await attempt('commune-chair', '/accept')).toMatchObject({ told: '403 act-not-yours' })
  expect(await attempt('htx-ruoi', '/accept')).toMatchObject({ told: '403 act-not-yours' })
  expect(await attempt('htx-lua-nep', '/accept')).toMatchObject({ told: '404 dossier-unknown' })
  expect(await attempt('member-1-city', '/accept')).toMatchObject({ told: '404 dossier-unknown' })
  const neighbour = await aNeighbouringOfficer(stack)
  const path = `/api/dossiers/dossiers/${lodged.dossierId}/accept`
  expect(await told(await neighbour.ask(path, post(command)))).toBe('404 dossier-unknown')
})

test('a command sent twice counts once; under its id nothing else can be said', async () => {
  const played = await aDossierAfter(stage, aStory('Rươi cuốn'), [way.lodge])
  const command = await head(played)
  const first = await send('commune-officer', played, '/accept', post(command))
  expect(first.status).toBe(200)
  const answer: unknown = await first.json()
  const after = await recordOf(played)
  const again = await send('commune-officer', played, '/accept', post(command))
  expect(await again.json()).toEqual(answer)
  expect(
    await told(
      await send('commune-officer', played, '/accept', post({ ...command, note: 'khác' })),
    ),
  ).toBe('409 command-reused')
  expect(await recordOf(played)).toEqual(after)
})

test('a council’s result needs its quorum, and a decision needs that result', async () => {
  const body = { ...(await head(inCouncil)), ...actBody('council-results') }
  expect(
    await refused(inCouncil, { as: 'chair-city', path: '/council-results', ...post(body) }),
  ).toMatchObject({ told: '409 quorum-missing' })
  const decision = { ...(await head(inCouncil)), ...actBody('decisions') }
  expect(
    await refused(inCouncil, { as: 'decider-city', path: '/decisions', ...post(decision) }),
  ).toMatchObject({ told: '409 act-not-now' })
})

test('a scorecard is whole or not at all, and each member has one', async () => {
  const card = fullCard(stage.sheet(inCouncil.story.sheet))
  const { commandId, seenVersion } = await head(inCouncil)
  const [, second, ...others] = card.marks
  const marks = [{ ...second, option: 99 }, { criterion: '9.9.9', option: 0 }, ...others]
  const faulty = await refused(inCouncil, {
    as: 'member-4-city',
    path: '/scorecards',
    ...post({ commandId, seenVersion, marks, knockouts: [] }),
  })
  expect(faulty).toEqual({
    told: '422 scorecard-invalid',
    faults: [
      '/marks criterion-missing',
      '/marks/0/option option-unknown',
      '/marks/1/criterion criterion-unknown',
    ],
  })
  const whole = { commandId, seenVersion, ...card }
  const attempt = (as: string) =>
    refused(inCouncil, { as, path: '/scorecards', ...post({ ...whole, commandId: randomUUID() }) })
  expect(await attempt('chair-city')).toMatchObject({ told: '409 scorecard-exists' })
  expect(await attempt('secretary-city')).toMatchObject({ told: '403 act-not-yours' })
  expect(await attempt('officer-city')).toMatchObject({ told: '403 act-not-yours' })
})
