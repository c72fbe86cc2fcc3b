import { afterAll, beforeAll, expect, test } from 'vitest'
import { Problem } from '@ocop/kernel/problem'
import { done, dossiersServer, newId, type DossiersServer } from '../test-dossiers.ts'
import type { Who } from '../test-people.ts'
import { bodies, refusal, walkOf } from '../test-walk.ts'

let server: DossiersServer
let walk: ReturnType<typeof walkOf>
beforeAll(async () => {
  server = await dossiersServer()
  walk = walkOf(server)
})
afterAll(() => server.stop())

const outage = new Problem('unavailable', 'process-unavailable', 'It cannot be reached.')
const count = async (id: string): Promise<number> =>
  (await server.db.selectFrom('timelineEntry').select('seq').where('dossierId', '=', id).execute())
    .length

test.each<[Who, number, string]>([
  ['producer', 403, 'act-not-yours'],
  ['province', 403, 'act-not-yours'],
  ['communeHead', 403, 'act-not-yours'],
  ['decider', 403, 'act-not-yours'],
  ['ministryOfficer', 403, 'act-not-yours'],
  ['otherCommune', 404, 'dossier-unknown'],
  ['farCommune', 404, 'dossier-unknown'],
  ['neighbour', 404, 'dossier-unknown'],
  ['adviser', 404, 'dossier-unknown'],
  ['nobody', 404, 'dossier-unknown'],
])('%s may not accept at the commune: %i %s', async (who, ...expected) => {
  const id = await walk.lodged()
  expect(refusal(await walk.act(who, id, 'accept'))).toEqual(expected)
  expect((await walk.view(id)).step?.step).toBe('intake')
})

test('an act whose turn it is not is out of turn for its own people, and not theirs for others', async () => {
  const id = await walk.lodged()
  expect(refusal(await walk.act('province', id, 'advisory-report'))).toEqual([403, 'act-not-yours'])
  expect(refusal(await walk.act('commune', id, 'commune-report'))).toEqual([409, 'act-not-now'])
  expect(refusal(await walk.act('producer', id, 'supplements'))).toEqual([409, 'act-not-now'])
  expect(refusal(await walk.act('producer', id, 'lodge'))).toEqual([409, 'act-not-now'])
  expect(refusal(await walk.act('commune', id, 'lodge'))).toEqual([403, 'act-not-yours'])
})

test('a command on a version that is no longer the dossier’s is refused and changes nothing', async () => {
  const id = await walk.lodged()
  const { version } = await walk.view(id)
  const stale = { commandId: newId(), seenVersion: version - 1 }
  const answer = await server.as('commune').post(`/dossiers/${id}/accept`, stale)
  expect(refusal(answer)).toEqual([409, 'version-stale'])
  expect(answer.body).toMatchObject({ version })
  expect(await count(id)).toBe(1)
})

test('the same command again gives the same answer and counts once, also later and out of turn', async () => {
  const id = await walk.lodged()
  const { version } = await walk.view(id)
  const body = { commandId: newId(), seenVersion: version, note: 'Đủ thành phần' }
  const first = await server.as('commune').post(`/dossiers/${id}/accept`, body)
  expect(first).toEqual({ status: 200, body: { id, version: version + 1, state: 'lodged' } })
  await walk.must('commune', id, 'commune-report')
  expect(await server.as('commune').post(`/dossiers/${id}/accept`, body)).toEqual(first)
  expect(await count(id)).toBe(3)
})

test('the same command twice at the same moment is one', async () => {
  const id = await walk.lodged()
  const { version } = await walk.view(id)
  const body = { commandId: newId(), seenVersion: version }
  const send = () => server.as('commune').post(`/dossiers/${id}/accept`, body)
  const [one, other] = await Promise.all([send(), send()])
  // The second is either answered the same, or told that it came while the first was being written.
  for (const each of [one, other])
    expect([
      [200, 'done'],
      [409, 'act-not-now'],
    ]).toContainEqual(refusal(each))
  expect([one.status, other.status]).toContain(200)
  expect(await count(id)).toBe(2)
})

test('an id that was used for another body, act, dossier or person is refused', async () => {
  const [id, another] = [await walk.lodged(), await walk.lodged()]
  const { version } = await walk.view(id)
  const body = { commandId: newId(), seenVersion: version, note: 'Đủ' }
  done(await server.as('commune').post(`/dossiers/${id}/accept`, body))
  const reused = [409, 'command-reused']
  const { as } = server
  const changed = { ...body, note: 'Thiếu' }
  expect(refusal(await as('commune').post(`/dossiers/${id}/accept`, changed))).toEqual(reused)
  expect(refusal(await as('commune').post(`/dossiers/${another}/accept`, body))).toEqual(reused)
  expect(refusal(await as('province').post(`/dossiers/${id}/accept`, body))).toEqual(reused)
  const { commandId, seenVersion } = body
  const report = { commandId, seenVersion, ...bodies['commune-report'] }
  expect(refusal(await as('commune').post(`/dossiers/${id}/commune-report`, report))).toEqual(
    reused,
  )
})

test('a command whose sender died between the draft and the process counts when it is repeated', async () => {
  const id = await walk.lodged()
  const { version } = await walk.view(id)
  const body = { commandId: newId(), seenVersion: version }
  const { current } = server.process
  server.process.current = { ...current, act: () => Promise.reject(outage) }
  expect((await server.as('commune').post(`/dossiers/${id}/accept`, body)).status).toBe(503)
  server.process.current = current
  const sentAt = server.wall.now
  server.wall.now = '2026-06-01T03:00:00.000Z'
  expect(refusal(await server.as('commune').post(`/dossiers/${id}/accept`, body))).toEqual([
    200,
    'done',
  ])
  const { at } = await server.db
    .selectFrom('timelineEntry')
    .select('at')
    .where('commandId', '=', body.commandId)
    .executeTakeFirstOrThrow()
  expect(at).toBe(sentAt)
  server.wall.now = sentAt
})

test('of two commands on the same version one counts, the other is refused', async () => {
  const id = await walk.lodged()
  const { version } = await walk.view(id)
  const send = () =>
    server
      .as('commune')
      .post(`/dossiers/${id}/accept`, { commandId: newId(), seenVersion: version })
  const outcomes = (await Promise.all([send(), send()])).map(({ status }) => status)
  expect(outcomes.toSorted()).toEqual([200, 409])
  expect(await count(id)).toBe(2)
})

test('a supplement is asked for item by item and answered with papers, and the asking step goes on', async () => {
  const id = await walk.lodged()
  await walk.must('commune', id, 'supplement-requests')
  expect(await walk.view(id)).toMatchObject({
    step: { step: 'supplement', holder: { role: 'producer' } },
    supplements: [{ number: 1, level: 'commune', answeredAt: null }],
    allowedActs: ['supplements', 'withdraw'],
  })
  const fileId = server.neighbours.file()
  const papers = [{ kind: 'business-registration', fileId }]
  await walk.must('producer', id, 'supplements', { papers })
  const dossier = await walk.view(id)
  expect(dossier.step?.step).toBe('intake')
  expect(dossier.papers.map((paper) => paper.fileId)).toContain(fileId)
  expect(dossier.supplements).toMatchObject([
    { state: 'answered', answers: [{ text: bodies.supplements.answer, papers, items: [1] }] },
  ])
  expect(server.neighbours.linked).toContain(`${fileId} ${id}`)
})

test('a supplement with a paper that is not the producer’s own is refused whole', async () => {
  const id = await walk.lodged()
  await walk.must('commune', id, 'supplement-requests')
  const papers = [{ kind: 'business-registration', fileId: newId() }]
  expect(refusal(await walk.act('producer', id, 'supplements', { papers }))).toEqual([
    422,
    'papers-unusable',
  ])
  expect(await walk.view(id)).toMatchObject({ supplements: [{ answeredAt: null }] })
})

test('a body with an unknown member, and a report without its four contents, are refused with every fault', async () => {
  const id = await walk.lodged()
  const body = { commandId: 'no', seenVersion: -1, contents: { origin: 'ngắn' }, stars: 5 }
  const answer = await server.as('commune').post(`/dossiers/${id}/commune-report`, body)
  expect(refusal(answer)).toEqual([422, 'body-invalid'])
  const { body: told } = answer
  for (const pointer of [
    '/commandId',
    '/seenVersion',
    '/contents/labour',
    '/contents/origin',
    '/proposalNumber',
    '/stars',
  ])
    expect(told).toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ pointer })]),
    })
})
