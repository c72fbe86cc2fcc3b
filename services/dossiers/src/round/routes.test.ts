import { afterAll, beforeAll, expect, test } from 'vitest'
import { PackView } from '../../contract/round.ts'
import { done, dossiersServer, newId, type DossiersServer } from '../test-dossiers.ts'
import type { Who } from '../test-people.ts'
import { roundOn } from '../test-round.ts'
import { faultsOf, refusal, resultOf, walkOf } from '../test-walk.ts'

let server: DossiersServer
let walk: ReturnType<typeof walkOf>
let rounds: ReturnType<typeof roundOn>
beforeAll(async () => {
  server = await dossiersServer()
  walk = walkOf(server)
  rounds = roundOn(server)
  await walk.council()
})
afterAll(() => server.stop())

const aDossier = async (): Promise<string> =>
  walk.toRound(await walk.lodged({ product: { name: `Bánh ${newId()}`, sheet: 1 } }))
const standings = async (round: string, who: Who = 'secretary') =>
  (await rounds.view(round, who)).dossiers.map(({ standing }) => standing)
const letter = { letter: { number: '15/GM', agenda: 'Đánh giá, phân hạng' } }
const concluded = async (id: string, points = 60, stars = 3) => {
  for (const who of ['chair', 'member', 'other'] as const)
    done(await walk.score(who, id, points, stars))
  await walk.must('chair', id, 'council-results', resultOf(points, stars))
}

test('a round runs from its plan to its last decision, each dossier told by it', async () => {
  const [one, other] = [await aDossier(), await aDossier()]
  const round = await rounds.packed([one, other])
  expect(await rounds.view(round)).toMatchObject({ state: 'pack-sent', sitting: 0 })
  await rounds.must('secretary', round, 'open-meeting', { present: await rounds.everybody() })
  expect(await rounds.view(round)).toMatchObject({
    state: 'meeting',
    quorum: { needed: 3, present: 3, isQuorate: true },
  })
  await rounds.must('secretary', round, 'open-scoring')
  expect(await standings(round)).toEqual(['scoring', 'scoring'])
  await concluded(one)
  const early = await rounds.act('chair', round, 'conclude', {
    minutes: 'Biên bản họp Hội đồng',
    reportNumber: '20/BC-HĐ',
  })
  expect(refusal(early)).toEqual([409, 'dossiers-unconcluded'])
  await concluded(other, 40, 0)
  await rounds.must('chair', round, 'conclude', {
    minutes: 'Biên bản họp Hội đồng',
    reportNumber: '20/BC-HĐ',
  })
  const { report, state } = await rounds.view(round)
  expect([state, report]).toEqual([
    'concluded',
    { number: '20/BC-HĐ', listed: 2, concluded: 2, moved: 0, gone: 0, byStars: { 3: 1, 2: 1 } },
  ])
  const decidedOn = server.wall.now.slice(0, 10)
  const wrong = await rounds.act('decider', round, 'decisions', {
    decidedOn,
    items: [
      { dossier: one, decisionNumber: '1/QĐ-UBND', stars: 4 },
      { dossier: other, decisionNumber: '2/QĐ-UBND', stars: null },
    ],
    forwarded: [{ dossier: one, decisionNumber: '3/QĐ-UBND' }],
  })
  expect(faultsOf(wrong)).toEqual([
    ['/forwarded/0', 'below-forwarding'],
    ['/items/0', 'stars-not-as-result'],
  ])
  expect(await standings(round)).toEqual(['concluded', 'concluded'])
  await rounds.must('decider', round, 'decisions', {
    decidedOn,
    items: [
      { dossier: one, decisionNumber: '1/QĐ-UBND', stars: 3 },
      { dossier: other, decisionNumber: '2/QĐ-UBND', stars: null },
    ],
  })
  expect((await walk.view(one)).state).toBe('certified')
  expect((await walk.view(other)).state).toBe('not-recognised')
  expect(await rounds.view(round)).toMatchObject({ state: 'closed', allowedActs: [] })
})

test('a regular round takes what was proposed before its cut-off; the law dates it, and it is held once', async () => {
  const now = server.wall.now
  server.wall.now = '2026-10-29T10:00:00.000Z'
  const before = await aDossier()
  server.wall.now = '2026-10-29T17:00:00.000Z'
  const after = await aDossier()
  const regular = { kind: 'regular', year: 2026, number: 2, planNumber: undefined }
  const dated = await rounds.plan({ ...regular, decidedBefore: '2026-12-01' })
  expect(refusal(dated)).toEqual([422, 'round-unplannable'])
  const plan = { ...regular, decidedBefore: undefined }
  const round = await rounds.planned(plan)
  expect(await rounds.view(round)).toMatchObject({
    state: 'planned',
    proposedBefore: '2026-10-30',
    decidedBefore: '2026-12-30',
    article: 'QĐ 26/2026/QĐ-TTg, Điều 5 khoản 1',
  })
  expect(refusal(await rounds.plan(plan))).toEqual([409, 'round-exists'])
  done(await server.internally(`/rounds/${round}/list`, { at: server.wall.now }))
  const { state, dossiers } = await rounds.view(round)
  expect(state).toBe('listed')
  const listed = dossiers.map(({ dossierId }) => dossierId)
  expect(listed).toContain(before)
  expect(listed).not.toContain(after)
  const next = await rounds.planned({ ...plan, year: 2027, number: 1 })
  expect(await rounds.view(next)).toMatchObject({ proposedBefore: '2027-04-30' })
  server.wall.now = '2027-04-29T17:00:00.000Z'
  done(await server.internally(`/rounds/${next}/list`, { at: server.wall.now }))
  expect((await rounds.view(next)).dossiers.map(({ dossierId }) => dossierId)).toEqual([after])
  server.wall.now = now
})

test('the pack is out a working day before the meeting, and says who opened it', async () => {
  const id = await aDossier()
  const round = await rounds.planned({ dossiers: [id] })
  const convene = (meetsAt: string) =>
    rounds.act('secretary', round, 'convene', { ...letter, mode: 'meeting', meetsAt })
  // 1 June 2026 is a Monday.
  expect(refusal(await convene('2026-06-01T07:00:00.000Z'))).toEqual([422, 'meeting-too-soon'])
  done(await convene('2026-06-02T01:00:00.000Z'))
  const now = server.wall.now
  server.wall.now = '2026-06-02T00:30:00.000Z'
  expect(refusal(await rounds.act('secretary', round, 'send-pack'))).toEqual([409, 'pack-too-late'])
  server.wall.now = now
  await rounds.must('secretary', round, 'send-pack')
  const { packHash } = await rounds.view(round)
  expect(packHash).toMatch(/^[0-9a-f]{64}$/)
  const open = (who: Who) => server.as(who).post(`/rounds/${round}/pack-openings`, undefined)
  const pack = PackView.parse(done(await open('member')))
  expect(pack).toMatchObject({ packHash, dossiers: [{ dossierId: id }] })
  expect(pack.dossiers[0]?.documents.length).toBe(2)
  expect(refusal(await open('province'))).toEqual([404, 'pack-unknown'])
  const opened = (await rounds.view(round)).members.filter(({ packOpenedAt }) => packOpenedAt)
  expect(opened.map(({ personId }) => personId)).toEqual(['member'])
  const early = await rounds.act('secretary', round, 'open-meeting', { present: ['chair'] })
  expect(refusal(early)).toEqual([409, 'meeting-not-due'])
})

test('a meeting opens with its quorum and chair only, and without it goes on no further', async () => {
  const id = await aDossier()
  const round = await rounds.packed([id])
  const openWith = (...present: Who[]) =>
    rounds.act('secretary', round, 'open-meeting', { present })
  expect(refusal(await openWith('member', 'other', 'secretary'))).toEqual([409, 'quorum-missing'])
  expect(refusal(await openWith('chair', 'member', 'stranger'))).toEqual([422, 'seat-unknown'])
  done(await openWith('chair', 'member', 'other'))
  const leaves = { changes: [{ personId: 'other', present: false }] }
  await rounds.must('secretary', round, 'attendance', leaves)
  expect((await rounds.view(round)).quorum).toEqual({ needed: 3, present: 2, isQuorate: false })
  expect(refusal(await rounds.act('secretary', round, 'open-scoring'))).toEqual([
    409,
    'quorum-missing',
  ])
  const meetsAt = '2026-06-03T01:00:00.000Z'
  await rounds.must('chair', round, 'adjourn', { meetsAt, reason: 'Không đủ số thành viên' })
  expect(await rounds.view(round)).toMatchObject({ state: 'pack-sent', meetsAt })
  const now = server.wall.now
  server.wall.now = meetsAt
  done(await openWith('chair', 'member', 'other'))
  expect(await rounds.view(round)).toMatchObject({ state: 'meeting', sitting: 2 })
  await rounds.must('secretary', round, 'open-scoring')
  server.wall.now = now
})

test('when a member leaves, who is still awaited is counted again, and conclusions wait for the quorum', async () => {
  const id = await aDossier()
  const round = await rounds.inMeeting([id])
  for (const who of ['chair', 'member'] as const) done(await walk.score(who, id, 60, 3))
  const attend = (present: boolean) =>
    rounds.must('secretary', round, 'attendance', { changes: [{ personId: 'other', present }] })
  await attend(false)
  // Nobody present is awaited any more; but two of three are no quorum.
  expect((await walk.view(id)).step?.step).toBe('council-result')
  expect(refusal(await walk.act('chair', id, 'council-results', resultOf(60, 3)))).toEqual([
    409,
    'quorum-missing',
  ])
})

test('written opinions that agree are concluded without a meeting; where they differ the council meets', async () => {
  const [alike, apart] = [await aDossier(), await aDossier()]
  const agreed = await rounds.inWriting([alike])
  expect(await rounds.view(agreed)).toMatchObject({ state: 'opinions', mode: 'written' })
  await concluded(alike)
  const round = await rounds.inWriting([apart])
  for (const [who, points, stars] of [
    ['chair', 60, 3],
    ['member', 61, 3],
    ['other', 49, 2],
  ] as const)
    done(await walk.score(who, apart, points, stars))
  for (const act of ['council-results', 'second-scoring'] as const) {
    const body = act === 'council-results' ? resultOf(57, 3) : {}
    expect(refusal(await walk.act('chair', apart, act, body))).toEqual([409, 'opinions-differ'])
  }
  const meetsAt = '2026-06-02T01:00:00.000Z'
  await rounds.must('secretary', round, 'convene', { ...letter, mode: 'meeting', meetsAt })
  const now = server.wall.now
  server.wall.now = meetsAt
  await rounds.must('secretary', round, 'open-meeting', { present: await rounds.everybody() })
  await walk.must('chair', apart, 'second-scoring')
  await concluded(apart)
  server.wall.now = now
})

test('what is not ready is put off, or falls into a later round as this one is concluded', async () => {
  const [ready, late] = [await aDossier(), await aDossier()]
  const round = await rounds.met([ready, late])
  const reason = 'Chờ kết quả kiểm nghiệm bổ sung'
  await rounds.must('secretary', round, 'set-aside', { dossier: late, reason })
  await rounds.must('secretary', round, 'conclude', {
    minutes: 'Biên bản họp Hội đồng',
    reportNumber: '21/BC-HĐ',
  })
  expect(await rounds.view(round)).toMatchObject({
    state: 'closed',
    report: { listed: 2, concluded: 0, moved: 2 },
  })
  expect(await standings(await rounds.planned({ dossiers: [ready, late] }))).toEqual([
    'ready',
    'ready',
  ])
})

test('an extra round needs a statute that allows it, a plan, and dossiers that are free', async () => {
  const id = await aDossier()
  const round = await rounds.planned({ dossiers: [id] })
  expect(await standings(round)).toEqual(['ready'])
  expect(refusal(await rounds.plan({ dossiers: [await aDossier(), id] }))).toEqual([
    422,
    'round-unplannable',
  ])
  const other = await aDossier()
  for (const more of [{ planNumber: undefined }, { decidedBefore: undefined }, { dossiers: [] }])
    expect((await rounds.plan({ dossiers: [other], ...more })).status).toBe(422)
  const { id: council } = (await rounds.view(round)).council
  await server.db.updateTable('council').set({ statute: null }).where('id', '=', council).execute()
  expect(refusal(await rounds.plan({ dossiers: [other] }))).toEqual([
    409,
    'extra-rounds-not-allowed',
  ])
  await walk.council()
})

test('of two chairs concluding a dossier at once one concludes, and the other is told that it is done', async () => {
  const id = await aDossier()
  await rounds.inMeeting([id])
  for (const who of ['chair', 'member', 'other'] as const) done(await walk.score(who, id, 60, 3))
  const { version } = await walk.view(id)
  const conclude = (who: Who) =>
    server.as(who).post(`/dossiers/${id}/council-results`, {
      ...{ commandId: newId(), seenVersion: version },
      ...resultOf(60, 3),
    })
  const outcomes = (await Promise.all([conclude('chair'), conclude('secretary')])).map(
    (answer) => refusal(answer)[1],
  )
  expect(outcomes.toSorted().slice(1)).toEqual(['done'])
  expect(['act-not-now', 'version-stale']).toContain(outcomes.toSorted()[0])
  expect((await walk.view(id)).results).toHaveLength(1)
})

test('the same batch sent twice decides once', async () => {
  const id = await aDossier()
  const round = await rounds.inMeeting([id])
  await concluded(id)
  await rounds.must('chair', round, 'conclude', {
    minutes: 'Biên bản họp Hội đồng',
    reportNumber: '22/BC-HĐ',
  })
  const body = {
    ...{ commandId: newId(), seenVersion: (await rounds.view(round)).version },
    decidedOn: server.wall.now.slice(0, 10),
    items: [{ dossier: id, decisionNumber: '9/QĐ-UBND', stars: 3 }],
  }
  const sign = () => server.as('decider').post(`/rounds/${round}/decisions`, body)
  const [one, other] = await Promise.all([sign(), sign()])
  expect(done(one)).toEqual(done(other))
  expect((await walk.view(id)).decisions).toMatchObject([{ number: '9/QĐ-UBND', stars: 3 }])
})
