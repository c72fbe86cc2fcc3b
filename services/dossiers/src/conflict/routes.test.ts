import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageOf } from '@ocop/kernel/page'
import { Problem } from '@ocop/kernel/problem'
import { Barred, ConflictList } from '../../contract/council.ts'
import { DossierSummary, ScoringView } from '../../contract/dossier.ts'
import { done, dossiersServer, newId, type Answer, type DossiersServer } from '../test-dossiers.ts'
import type { Who } from '../test-people.ts'
import { foundCityCouncil, roundOn } from '../test-round.ts'
import { refusal, resultOf, walkOf } from '../test-walk.ts'

let server: DossiersServer
let walk: ReturnType<typeof walkOf>
beforeAll(async () => {
  server = await dossiersServer()
  walk = walkOf(server)
  await foundCityCouncil(server)
})
afterAll(() => server.stop())

const declare = (who: Who, id: string, more: object = {}): Promise<Answer> =>
  server.as(who).post(`/dossiers/${id}/conflicts`, {
    commandId: newId(),
    ground: 'kinship',
    reason: 'Anh ruột của chủ thể',
    ...more,
  })
const scoringOf = (who: Who, id: string) => server.as(who).get(`/dossiers/${id}/scorecards`)
const aDossierAtScoring = async () => walk.atScoring(await walk.lodged(aProduct()))
const outage = new Problem('unavailable', 'process-unavailable', 'It cannot be reached.')
let products = 0
const aProduct = () => ({ product: { name: `Bánh đa số ${(products += 1)}`, sheet: 1 } })
const idsFor = async (who: Who): Promise<string[]> => {
  const { items, total } = await server
    .as(who)
    .read('/dossiers?pageSize=100', pageOf(DossierSummary))
  expect(total).toBe(items.length)
  return items.map(({ id }) => id)
}

test('a member in a conflict of interest knows of the dossier no more: not by list, count, card or timeline', async () => {
  const id = await aDossierAtScoring()
  expect(await idsFor('member')).toContain(id)
  done(await declare('member', id))
  expect(await idsFor('member')).not.toContain(id)
  for (const path of ['', '/timeline', '/scorecards', '/conflicts'])
    expect(refusal(await server.as('member').get(`/dossiers/${id}${path}`))).toEqual([
      404,
      'dossier-unknown',
    ])
  expect(refusal(await walk.score('member', id, 60))[0]).toBe(404)
})

test('the same declaration again is answered the same, though its member knows nothing of the dossier by now', async () => {
  const id = await aDossierAtScoring()
  const body = { commandId: newId() }
  done(await declare('member', id, body))
  expect((await declare('member', id, body)).status).toBe(200)
  expect(refusal(await declare('vice', id, body))).toEqual([409, 'command-reused'])
})

test('a declaration on record is told to the process again when its member repeats it', async () => {
  const id = await aDossierAtScoring()
  const body = { commandId: newId() }
  const { current } = server.process
  const told: string[] = []
  server.process.current = { ...current, announceScorecard: () => Promise.reject(outage) }
  expect((await declare('member', id, body)).status).toBe(503)
  server.process.current = {
    ...current,
    announceScorecard: async ({ scorecardId }) => void told.push(scorecardId),
  }
  done(await declare('member', id, body))
  server.process.current = current
  expect(told).toEqual([body.commandId])
})

test('whoever is in a conflict does not count for the quorum, and their card counts no more', async () => {
  const id = await aDossierAtScoring()
  done(await walk.score('member', id, 100, 3))
  done(await walk.score('chair', id, 60, 3))
  const before = await server.as('secretary').read(`/dossiers/${id}/scorecards`, ScoringView)
  expect([before.expected, before.quorumNeeded, before.count]).toEqual([4, 3, 2])
  done(await declare('chair', id, { personId: 'member', ground: 'advice' }))
  const after = await server.as('secretary').read(`/dossiers/${id}/scorecards`, ScoringView)
  expect([after.expected, after.quorumNeeded, after.count, after.sum]).toEqual([3, 3, 1, 60])
})

test('where the chair is in a conflict the vice chair presides and concludes, and the chair does not', async () => {
  const id = await aDossierAtScoring()
  expect(refusal(await walk.act('vice', id, 'council-results', resultOf(60, 3)))).toEqual([
    403,
    'not-presiding',
  ])
  done(await declare('chair', id))
  for (const who of ['vice', 'member', 'twoPosts'] as const) done(await walk.score(who, id, 60, 3))
  const { version } = await walk.view(id)
  const body = { commandId: newId(), seenVersion: version, ...resultOf(60, 3) }
  const post = (who: Who) => server.as(who).post(`/dossiers/${id}/council-results`, body)
  expect(refusal(await post('chair'))).toEqual([404, 'dossier-unknown'])
  done(await post('vice'))
  expect((await walk.view(id)).results).toMatchObject([{ count: 3, stars: 3 }])
})

test('who advised on a dossier in another post keeps out of its council by rule', async () => {
  const id = await walk.atProvince(await walk.lodged(aProduct()))
  await walk.must('province', id, 'accept')
  await walk.must('twoPosts', id, 'advisory-report')
  await roundOn(server).inMeeting([id])
  // The advisory team's post still shows the dossier; its scoring shows nothing and takes nothing.
  expect((await server.as('twoPosts').get(`/dossiers/${id}`)).status).toBe(200)
  expect(refusal(await scoringOf('twoPosts', id))).toEqual([404, 'scoring-unknown'])
  expect(refusal(await walk.score('twoPosts', id, 60))).toEqual([403, 'conflict-of-interest'])
  const { items } = await seenBy('chair', id)
  expect(items).toMatchObject([{ personId: 'twoPosts', ground: 'two-posts' }])
  const token = await server.serviceToken('supervision')
  const barred = done(await server.send('GET', `/internal/dossiers/${id}/barred`, { token }))
  const { personIds } = Barred.parse(barred)
  expect(personIds).toContain('twoPosts')
  expect(personIds).not.toContain('chair')
})

test.each<[Who, object, number, string]>([
  ['stranger', {}, 422, 'seat-unknown'],
  ['chair', { personId: 'stranger' }, 422, 'seat-unknown'],
  ['member', { personId: 'chair' }, 403, 'act-not-yours'],
  ['province', { personId: 'chair' }, 403, 'act-not-yours'],
  ['otherProvince', {}, 404, 'dossier-unknown'],
  ['member', { ground: 'two-posts' }, 422, 'body-invalid'],
])('%s declaring %j: %i %s', async (who, more, ...expected) => {
  const id = await aDossierAtScoring()
  expect(refusal(await declare(who, id, more))).toEqual(expected)
})

test('who decides on the result may say that a member is in a conflict', async () => {
  const id = await aDossierAtScoring()
  done(await declare('decider', id, { personId: 'vice', ground: 'ownership' }))
  expect(refusal(await scoringOf('vice', id))[0]).toBe(404)
})

const seenBy = (who: Who, id: string) =>
  server.as(who).read(`/dossiers/${id}/conflicts`, ConflictList)

test('conflicts show to who leads the council and to who decides on its result, to its members nothing', async () => {
  const id = await aDossierAtScoring()
  done(await declare('secretary', id, { personId: 'vice' }))
  const seen = async (who: Who) => (await seenBy(who, id)).items.length
  expect([await seen('chair'), await seen('secretary'), await seen('decider')]).toEqual([1, 1, 1])
  expect([await seen('member'), await seen('province'), await seen('producer')]).toEqual([0, 0, 0])
})

test('each is told what they may do about conflicts, and nobody to lift one once a card is in', async () => {
  const id = await aDossierAtScoring()
  const acts = async (who: Who) => (await seenBy(who, id)).allowedActs
  expect(await acts('chair')).toEqual(['declare', 'declare-other', 'lift'])
  expect(await acts('secretary')).toEqual(['declare', 'declare-other'])
  expect(await acts('member')).toEqual(['declare'])
  expect(await acts('decider')).toEqual(['declare-other', 'lift'])
  expect([await acts('province'), await acts('producer')]).toEqual([[], []])
  done(await walk.score('member', id, 60))
  expect(await acts('chair')).toEqual(['declare', 'declare-other'])
  expect(await acts('decider')).toEqual(['declare-other'])
})

test('before a dossier is at a council nobody has a conflict to declare', async () => {
  const id = await walk.lodged(aProduct())
  expect(await seenBy('commune', id)).toEqual({ items: [], lifted: [], allowedActs: [] })
})
