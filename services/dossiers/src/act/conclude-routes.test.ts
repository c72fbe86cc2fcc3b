import { afterAll, beforeAll, expect, test } from 'vitest'
import { sheet } from '../test-cards.ts'
import { done, dossiersServer, type DossiersServer } from '../test-dossiers.ts'
import type { Who } from '../test-people.ts'
import { roundOn } from '../test-round.ts'
import { faultsOf, refusal, resultOf, walkOf } from '../test-walk.ts'

let server: DossiersServer
let walk: ReturnType<typeof walkOf>
beforeAll(async () => {
  server = await dossiersServer()
  walk = walkOf(server)
  await walk.council()
})
afterAll(() => server.stop())

const scoredBy = async (...cards: readonly (readonly [Who, number])[]): Promise<string> => {
  const id = await walk.atScoring(await walk.lodged())
  for (const [who, points] of cards) done(await walk.score(who, id, points, 3))
  return id
}

test('without a quorum nothing is concluded, and the refusal says how many cards are needed', async () => {
  const id = await scoredBy(['chair', 60], ['member', 62])
  const answer = await walk.act('chair', id, 'council-results', resultOf(61, 3))
  expect(refusal(answer)).toEqual([409, 'quorum-missing'])
  expect(answer.body).toMatchObject({ quorumNeeded: 3, cards: 2, chairPresent: true })
})

test('a quorum whose chair has left concludes nothing until the chair is back', async () => {
  const id = await walk.lodged()
  await walk.toRound(id)
  const rounds = roundOn(server)
  const round = await rounds.inMeeting([id])
  for (const who of ['chair', 'member', 'other'] as const) done(await walk.score(who, id, 61, 3))
  const attend = (present: boolean) =>
    rounds.must('secretary', round, 'attendance', { changes: [{ personId: 'chair', present }] })
  await attend(false)
  const answer = await walk.act('secretary', id, 'council-results', resultOf(61, 3))
  expect(refusal(answer)).toEqual([409, 'quorum-missing'])
  expect(answer.body).toMatchObject({ quorumNeeded: 3, cards: 3, present: 2, chairPresent: false })
  await attend(true)
  await walk.must('secretary', id, 'council-results', resultOf(61, 3))
})

test('a gap over ten points calls for a second scoring, after which the council may conclude', async () => {
  const id = await scoredBy(['chair', 75], ['member', 60], ['other', 65])
  expect(refusal(await walk.act('chair', id, 'council-results', resultOf(61, 3)))).toEqual([
    409,
    'gap-too-wide',
  ])
  await walk.must('chair', id, 'second-scoring')
  for (const [who, points] of [
    ['chair', 75],
    ['member', 60],
    ['other', 65],
  ] as const)
    done(await walk.score(who, id, points, 3))
  await walk.must('chair', id, 'council-results', resultOf(66, 3))
  expect(await walk.view(id, 'chair')).toMatchObject({
    step: { step: 'decision' },
    results: [{ level: 'province', sum: 200, count: 3, stars: 3 }],
  })
  expect(refusal(await walk.act('chair', id, 'second-scoring'))).toEqual([409, 'act-not-now'])
})

test('while the gap stands, nobody concludes past it', async () => {
  const id = await scoredBy(['chair', 60], ['member', 62], ['other', 64])
  await server.db
    .updateTable('scorecard')
    .set({ total: 75 })
    .where('dossierId', '=', id)
    .where('personId', '=', 'chair')
    .execute()
  expect(refusal(await walk.act('chair', id, 'council-results', resultOf(61, 3)))).toEqual([
    409,
    'gap-too-wide',
  ])
  await walk.must('chair', id, 'second-scoring')
  expect((await walk.view(id, 'chair')).step).toMatchObject({ step: 'council-scoring', scoring: 2 })
  expect(refusal(await walk.act('chair', id, 'second-scoring'))).toEqual([
    409,
    'second-scoring-done',
  ])
})

test('a council that scored twice and still differs settles it in discussion', async () => {
  const id = await scoredBy(['chair', 80], ['member', 60], ['other', 65])
  await walk.must('secretary', id, 'second-scoring')
  for (const [who, points] of [
    ['chair', 80],
    ['member', 60],
    ['other', 65],
  ] as const)
    done(await walk.score(who, id, points, 3))
  expect((await walk.view(id, 'chair')).step?.step).toBe('council-result')
  await walk.must('secretary', id, 'council-results', resultOf(68, 3))
})

test('the agreed sheet names every criterion, with points its options offer', async () => {
  const id = await scoredBy(['chair', 60], ['member', 62], ['other', 64])
  const { agreed, ...result } = resultOf(62, 3)
  const incomplete = Object.entries(agreed).filter(([code]) => code !== '1.2')
  const wrong = { ...Object.fromEntries(incomplete), '1.1': 9, '42': 1 }
  const answer = await walk.act('chair', id, 'council-results', {
    ...result,
    agreed: wrong,
    knockouts: ['rude'],
  })
  expect(refusal(answer)).toEqual([422, 'card-invalid'])
  expect(faultsOf(answer)).toEqual([
    ['/agreed/1.1', 'points-not-offered'],
    ['/agreed/1.2', 'criterion-missing'],
    ['/agreed/42', 'criterion-unknown'],
    ['/knockouts/0', 'knockout-unknown'],
  ])
  expect((await walk.view(id, 'chair')).results).toEqual([])
})

test('gates are checked on the agreed sheet: the points of four stars without them are three', async () => {
  const id = await scoredBy(['chair', 75], ['member', 75], ['other', 75])
  await walk.must('chair', id, 'council-results', resultOf(75, 3))
  const [result] = (await walk.view(id, 'chair')).results
  expect(result).toMatchObject({ mean: 75, stars: 3, grade: { starsByPoints: 4 } })
})

test('a knock-out leaves no star', async () => {
  const [knockout] = sheet.knockouts
  const id = await scoredBy(['chair', 60], ['member', 60], ['other', 60])
  const result = { ...resultOf(60, 3), knockouts: [knockout?.code] }
  await walk.must('chair', id, 'council-results', result)
  expect((await walk.view(id, 'chair')).results).toMatchObject([{ stars: 0, mean: 60 }])
})

test.each<[Who, number, string]>([
  ['member', 403, 'act-not-yours'],
  ['decider', 403, 'act-not-yours'],
  ['producer', 403, 'act-not-yours'],
  ['otherProvince', 404, 'dossier-unknown'],
])('%s does not conclude for the council: %i %s', async (who, ...expected) => {
  const id = await scoredBy(['chair', 60], ['member', 60], ['other', 60])
  expect(refusal(await walk.act(who, id, 'council-results', resultOf(60, 3)))).toEqual(expected)
})
