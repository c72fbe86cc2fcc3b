import { roundOn } from '../test-round.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Problem } from '@ocop/kernel/problem'
import { ScoringView } from '../../contract/dossier.ts'
import { cardOf, marksOf } from '../test-cards.ts'
import { done, dossiersServer, newId, type DossiersServer } from '../test-dossiers.ts'
import type { Who } from '../test-people.ts'
import { faultsOf, refusal, resultOf, walkOf } from '../test-walk.ts'

let server: DossiersServer
let walk: ReturnType<typeof walkOf>
beforeAll(async () => {
  server = await dossiersServer()
  walk = walkOf(server)
  await walk.council()
})
afterAll(() => server.stop())

const aDossierAtScoring = async (): Promise<string> => walk.atScoring(await walk.lodged())
const scoring = (who: Who, id: string): Promise<ScoringView> =>
  server.as(who).read(`/dossiers/${id}/scorecards`, ScoringView)
const outage = new Problem('unavailable', 'process-unavailable', 'It cannot be reached.')
const cardsIn = async (id: string): Promise<number> =>
  (await server.db.selectFrom('scorecard').select('id').where('dossierId', '=', id).execute())
    .length

test('a member hands in one card; a second one is refused', async () => {
  const id = await aDossierAtScoring()
  expect(await walk.score('member', id, 60)).toMatchObject({
    status: 200,
    body: { state: 'recorded' },
  })
  expect(refusal(await walk.score('member', id, 61))).toEqual([409, 'scorecard-exists'])
  expect((await scoring('member', id)).mine?.total).toBe(60)
})

test('the same card sent again, also at the same moment, is the same card', async () => {
  const id = await aDossierAtScoring()
  const { version } = await walk.view(id)
  const body = {
    commandId: newId(),
    seenVersion: version,
    marks: marksOf(cardOf(60)),
    knockouts: [],
  }
  const send = () => server.as('member').post(`/dossiers/${id}/scorecards`, body)
  const [one, other] = await Promise.all([send(), send()])
  expect([one.status, other]).toEqual([200, one])
  expect(await send()).toEqual(one)
  const changed = { ...body, marks: marksOf(cardOf(61)) }
  expect(refusal(await server.as('member').post(`/dossiers/${id}/scorecards`, changed))).toEqual([
    409,
    'command-reused',
  ])
  expect(refusal(await server.as('other').post(`/dossiers/${id}/scorecards`, body))).toEqual([
    409,
    'command-reused',
  ])
  expect(await cardsIn(id)).toBe(1)
})

test('of two different cards of one member at the same moment one is recorded', async () => {
  const id = await aDossierAtScoring()
  const outcomes = await Promise.all([
    walk.score('member', id, 60),
    walk.score('member', id, 80, 4),
  ])
  expect(outcomes.map(refusal).toSorted()).toEqual([
    [200, 'done'],
    [409, 'scorecard-exists'],
  ])
  expect(await cardsIn(id)).toBe(1)
})

test('a card names every criterion, and all its faults are told at once', async () => {
  const id = await aDossierAtScoring()
  const { version } = await walk.view(id)
  const [first, second, , ...rest] = marksOf(cardOf(60))
  const marks = [{ ...first, option: 99 }, { criterion: '42', option: 0 }, ...rest, second]
  const body = { commandId: newId(), seenVersion: version, marks, knockouts: [] }
  const answer = await server.as('member').post(`/dossiers/${id}/scorecards`, body)
  expect(refusal(answer)).toEqual([422, 'scorecard-invalid'])
  expect(faultsOf(answer)).toEqual([
    ['/marks', 'criterion-missing'],
    ['/marks/0/option', 'option-unknown'],
    ['/marks/1/criterion', 'criterion-unknown'],
  ])
  expect(await cardsIn(id)).toBe(0)
})

test('an unknown knock-out and an unknown member are refused', async () => {
  const id = await aDossierAtScoring()
  const { version } = await walk.view(id)
  const card = { commandId: newId(), seenVersion: version, marks: marksOf(cardOf(60)) }
  const send = (more: object) =>
    server.as('member').post(`/dossiers/${id}/scorecards`, { ...card, ...more })
  expect(faultsOf(await send({ knockouts: ['rude'] }))).toEqual([
    ['/knockouts/0', 'knockout-unknown'],
  ])
  expect(faultsOf(await send({ knockouts: [], total: 100 }))).toEqual([
    ['/total', 'member-unknown'],
  ])
})

test.each<[Who, number, string]>([
  ['secretary', 403, 'act-not-yours'],
  ['stranger', 403, 'act-not-yours'],
  ['decider', 403, 'act-not-yours'],
  ['producer', 403, 'act-not-yours'],
  ['otherProvince', 404, 'dossier-unknown'],
])('%s has no scoring seat: %i %s', async (who, ...expected) => {
  const id = await aDossierAtScoring()
  expect(refusal(await walk.score(who, id, 60))).toEqual(expected)
})

test('before scoring is open, and after the council concluded, no card is taken', async () => {
  const id = await walk.atProvince(await walk.lodged())
  expect(refusal(await walk.score('member', id, 60))).toEqual([409, 'scoring-closed'])
  await walk.must('province', id, 'accept')
  await walk.must('adviser', id, 'advisory-report')
  expect(refusal(await walk.score('member', id, 60))).toEqual([409, 'scoring-closed'])
  await roundOn(server).inMeeting([id])
  for (const who of ['chair', 'member', 'other'] as const) done(await walk.score(who, id, 60, 3))
  expect(refusal(await walk.score('other', id, 60))).toEqual([409, 'scoring-closed'])
  await walk.must('chair', id, 'council-results', resultOf(60, 3))
  expect(refusal(await walk.score('other', id, 60))).toEqual([409, 'scoring-closed'])
})

test('a card that was overtaken by the close of scoring is refused by the guard, not only by the read', async () => {
  const id = await aDossierAtScoring()
  const version = (await walk.view(id)).version
  const body = {
    commandId: newId(),
    seenVersion: version,
    marks: marksOf(cardOf(60)),
    knockouts: [],
  }
  let answer: Promise<unknown> = Promise.resolve()
  await server.db.transaction().execute(async (trx) => {
    await trx.selectFrom('dossier').select('id').where('id', '=', id).forUpdate().execute()
    answer = server.as('member').post(`/dossiers/${id}/scorecards`, body)
    // The card's transaction now waits for this one, which closes the scoring.
    await waitingForLocks()
    await trx.updateTable('dossier').set({ step: null }).where('id', '=', id).execute()
  })
  expect(await answer).toMatchObject({ status: 409, body: { code: 'scoring-closed' } })
  expect(await cardsIn(id)).toBe(0)
})

const waitingForLocks = async (): Promise<void> => {
  for (;;) {
    const { rows } = await sql`select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(server.db)
    if (rows.length > 0) return
  }
}

test('after a gap over ten the council discusses and scores again; after a gap of ten it concludes', async () => {
  const [wide, even] = [await aDossierAtScoring(), await aDossierAtScoring()]
  for (const [who, points] of [
    ['chair', 71],
    ['member', 60],
    ['other', 65],
  ] as const)
    done(await walk.score(who, wide, points, 3))
  expect((await walk.view(wide)).step).toMatchObject({ step: 'council-result', scoring: 1 })
  await walk.must('chair', wide, 'second-scoring')
  expect((await walk.view(wide)).step).toMatchObject({ step: 'council-scoring', scoring: 2 })
  for (const [who, points] of [
    ['chair', 70],
    ['member', 60],
    ['other', 65],
  ] as const)
    done(await walk.score(who, even, points, 3))
  expect((await walk.view(even)).step).toMatchObject({ step: 'council-result', scoring: 1 })
  await walk.must('chair', even, 'council-results', resultOf(65, 3))
  for (const [who, points] of [
    ['chair', 80],
    ['member', 60],
    ['other', 65],
  ] as const)
    done(await walk.score(who, wide, points, 3))
  expect((await walk.view(wide)).step).toMatchObject({ step: 'council-result', scoring: 2 })
})

test('a card on record is told to the process again when its sender repeats it', async () => {
  const id = await aDossierAtScoring()
  const { version } = await walk.view(id)
  const body = {
    commandId: newId(),
    seenVersion: version,
    marks: marksOf(cardOf(60)),
    knockouts: [],
  }
  const { current } = server.process
  const told: string[] = []
  server.process.current = {
    ...current,
    announceScorecard: () => Promise.reject(outage),
  }
  expect((await server.as('member').post(`/dossiers/${id}/scorecards`, body)).status).toBe(503)
  server.process.current = {
    ...current,
    announceScorecard: async (fact) => void told.push(fact.scorecardId),
  }
  done(await server.as('member').post(`/dossiers/${id}/scorecards`, body))
  const anew = { ...body, commandId: newId() }
  const again = await server.as('member').post(`/dossiers/${id}/scorecards`, anew)
  server.process.current = current
  expect(refusal(again)).toEqual([409, 'scorecard-exists'])
  expect([told.length, await cardsIn(id)]).toEqual([2, 1])
})
