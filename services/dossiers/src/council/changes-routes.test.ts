import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { CouncilView } from '../../contract/council.ts'
import { ScoringView } from '../../contract/dossier.ts'
import { RehearsalView } from '../../contract/rehearsal.ts'
import { done, dossiersServer, newId, type DossiersServer } from '../test-dossiers.ts'
import type { Who } from '../test-people.ts'
import { rehearsedStatute, roundOn } from '../test-round.ts'
import { faultsOf, refusal, resultOf, walkOf } from '../test-walk.ts'

let server: DossiersServer
let walk: ReturnType<typeof walkOf>
let round: string
beforeAll(async () => {
  server = await dossiersServer()
  walk = walkOf(server)
})
afterAll(() => server.stop())

const article = 'Quy chế hoạt động của Hội đồng, số 12/QC-HĐ'
const aCouncil = async (): Promise<CouncilView> => {
  await walk.council()
  const List = z.object({ items: z.array(CouncilView) })
  const [newest] = (await server.as('province').read('/councils', List)).items
  if (!newest) throw new Error('There is no council')
  return newest
}
const aDossierAtScoring = async () => {
  const id = await walk.toRound(
    await walk.lodged({ product: { name: `Bánh ${newId()}`, sheet: 1 } }),
  )
  round = await roundOn(server).inMeeting([id])
  return id
}
/** Whoever takes a seat during a meeting is noted as present before they score. */
const arrives = (personId: Who) =>
  roundOn(server).must('secretary', round, 'attendance', { changes: [{ personId, present: true }] })
const scoringOf = (id: string) =>
  server.as('secretary').read(`/dossiers/${id}/scorecards`, ScoringView)
const replacement = (leaves: Who, joins: Who, more: object = {}) => ({
  commandId: newId(),
  leaves,
  joins: { personId: joins, agency: 'Sở Y tế' },
  decisionNumber: '91/QĐ-UBND',
  ...more,
})

test('a council works by its own statute where it has one, and shows it with its document', async () => {
  const { id } = await aCouncil()
  const statute = {
    ...rehearsedStatute,
    article,
    quorum: { numerator: 2, denominator: 3, article },
    gapMax: { value: 5, article },
  }
  const changed = done(await server.as('province').put(`/councils/${id}/statute`, statute))
  expect(changed).toMatchObject({ statute })
  const dossier = await aDossierAtScoring()
  expect(await scoringOf(dossier)).toMatchObject({ expected: 3, quorumNeeded: 2 })
  for (const [who, points] of [
    ['chair', 60],
    ['member', 66],
    ['other', 60],
  ] as const)
    done(await walk.score(who, dossier, points, 3))
  expect(refusal(await walk.act('chair', dossier, 'council-results', resultOf(62, 3)))).toEqual([
    409,
    'gap-too-wide',
  ])
})

test('a statute nobody can work by is refused, and only the unit’s advisory body gives one', async () => {
  const { id } = await aCouncil()
  const statute = { article, quorum: { numerator: 1, denominator: 4, article } }
  const answer = await server.as('province').put(`/councils/${id}/statute`, statute)
  expect(faultsOf(answer)).toEqual([['/statute/quorum', 'statute-unworkable']])
  for (const who of ['chair', 'decider', 'otherProvince'] as const)
    expect(refusal(await server.as(who).put(`/councils/${id}/statute`, { article }))).toEqual([
      403,
      'act-not-yours',
    ])
})

test('a member is replaced in the middle of a scoring: the new one scores in the old one’s place', async () => {
  const { id } = await aCouncil()
  const dossier = await aDossierAtScoring()
  const body = replacement('other', 'successor')
  const post = () => server.as('province').post(`/councils/${id}/replacements`, body)
  const changed = CouncilView.parse(done(await post()))
  expect(changed.seats.map(({ personId }) => personId).toSorted()).toEqual([
    ...['chair', 'member', 'secretary', 'successor'],
  ])
  expect(CouncilView.parse(done(await post()))).toEqual(changed)
  expect(refusal(await walk.score('other', dossier, 60, 3))).toEqual([403, 'act-not-yours'])
  expect(refusal(await server.as('other').get(`/dossiers/${dossier}/scorecards`))[0]).toBe(404)
  expect(refusal(await walk.score('successor', dossier, 60, 3))).toEqual([409, 'not-attending'])
  await arrives('successor')
  done(await walk.score('successor', dossier, 60, 3))
  expect(await scoringOf(dossier)).toMatchObject({ expected: 3, count: 1 })
})

test('a seat changes hands by the clock it is told, not by the wall’s', async () => {
  const { id } = await aCouncil()
  const rehearsal = { plan: 'kim-thanh-2026', seed: 77, startsAt: '2026-07-01T01:00:00.000Z' }
  const { clockId, now } = RehearsalView.parse(
    done(await server.as('administrator').post('/rehearsals', rehearsal)),
  )
  const replace = (more: object) =>
    server
      .as('province')
      .post(`/councils/${id}/replacements`, replacement('other', 'successor', more))
  expect(refusal(await replace({ clockId: 'rehearsal-of-nothing' }))).toEqual([
    404,
    'clock-unknown',
  ])
  done(await replace({ clockId }))
  const moments = await server.db
    .selectFrom('councilSeat')
    .select(['joinedAt', 'leftAt'])
    .where('councilId', '=', id)
    .where('personId', 'in', ['other', 'successor'])
    .orderBy('personId')
    .execute()
  expect(moments).toEqual([
    { joinedAt: null, leftAt: now },
    { joinedAt: now, leftAt: null },
  ])
})

test('the card of a member who left counts, and the seat does not score that dossier twice', async () => {
  const { id } = await aCouncil()
  const dossier = await aDossierAtScoring()
  done(await walk.score('other', dossier, 60, 3))
  done(
    await server
      .as('province')
      .post(`/councils/${id}/replacements`, replacement('other', 'successor')),
  )
  await arrives('successor')
  done(await walk.score('successor', dossier, 90, 3))
  expect(await scoringOf(dossier)).toMatchObject({ expected: 3, count: 1, sum: 60 })
})

test('who sits on the council already takes no second seat, and a seat nobody holds is not given', async () => {
  const { id } = await aCouncil()
  const replace = (leaves: Who, joins: Who) =>
    server.as('province').post(`/councils/${id}/replacements`, replacement(leaves, joins))
  expect(refusal(await replace('other', 'member'))).toEqual([409, 'seat-taken'])
  expect(refusal(await replace('stranger', 'successor'))).toEqual([404, 'seat-unknown'])
})
