import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { TimelineEntry } from '../../contract/dossier.ts'
import { cardOf } from '../test-cards.ts'
import { done, dossiersServer, newId, type DossiersServer } from '../test-dossiers.ts'
import { organisations } from '../test-people.ts'
import { faultsOf, refusal, walkOf } from '../test-walk.ts'

let server: DossiersServer
let walk: ReturnType<typeof walkOf>
beforeAll(async () => {
  server = await dossiersServer()
  walk = walkOf(server)
})
afterAll(() => server.stop())

const change = async (id: string, changes: object) =>
  server.as('producer').patch(`/dossiers/${id}`, {
    seenVersion: (await walk.view(id)).version,
    ...changes,
  })

test('everything missing at lodging is listed in one refusal, and the draft stays a draft', async () => {
  const id = await walk.begin()
  const answer = await walk.act('producer', id, 'lodge')
  expect(refusal(answer)).toEqual([422, 'dossier-incomplete'])
  expect(faultsOf(answer)).toEqual([
    ['/choices', 'self-score-incomplete'],
    ['/form/address', 'field-missing'],
    ['/form/phone', 'field-missing'],
    ['/form/representative', 'field-missing'],
    ['/papers/business-registration', 'paper-missing'],
    ['/papers/quality-declaration', 'paper-missing'],
  ])
  const { state, lodgedAt, step, allowedActs } = await walk.view(id)
  expect({ state, lodgedAt, step, allowedActs }).toEqual({
    state: 'draft',
    lodgedAt: null,
    step: null,
    allowedActs: ['change', 'lodge'],
  })
})

test('a complete draft is lodged, and the commune has its 15 working days from the receipt', async () => {
  const id = await walk.lodged()
  const dossier = await walk.view(id)
  expect(dossier).toMatchObject({
    state: 'lodged',
    regime: '26-2026',
    level: 'commune',
    attempt: 1,
    lodgedAt: server.wall.now,
    step: {
      step: 'intake',
      dueAt: '2026-06-22T16:59:59.999Z',
      holder: { role: 'commune-officer', unit: { code: '10804' } },
      article: 'QĐ 26/2026/QĐ-TTg, Điều 7 khoản 2',
    },
  })
  expect(dossier.allowedActs).toEqual(['withdraw'])
  expect((await walk.view(id, 'commune')).allowedActs).toEqual([
    'accept',
    'supplement-requests',
    'samples',
  ])
})

test('a lodged dossier changes only by its acts', async () => {
  const id = await walk.lodged()
  expect(refusal(await change(id, { choices: {} }))).toEqual([409, 'dossier-lodged'])
})

test('a self-score with wrong points and an unknown criterion is refused with both, and nothing is kept', async () => {
  const id = await walk.begin()
  const answer = await change(id, { choices: { '1.1': 9, '42': 1 }, form: { address: 'Thôn 1' } })
  expect(refusal(answer)).toEqual([422, 'card-invalid'])
  expect(faultsOf(answer)).toEqual([
    ['/choices/1.1', 'points-not-offered'],
    ['/choices/42', 'criterion-unknown'],
  ])
  expect(await walk.view(id)).toMatchObject({ choices: {}, form: {}, version: 1 })
})

test('papers that are not the producer’s own, or of no known kind, are all named', async () => {
  const id = await walk.begin()
  const foreign = server.neighbours.file(organisations.household.id)
  const answer = await change(id, {
    papers: [
      { kind: 'business-registration', fileId: foreign },
      { kind: 'love-letter', fileId: server.neighbours.file() },
      { kind: 'business-registration', fileId: newId() },
    ],
  })
  expect(refusal(answer)).toEqual([422, 'papers-unusable'])
  expect(faultsOf(answer)).toEqual([
    ['/papers/0/fileId', 'file-unknown'],
    ['/papers/1/kind', 'evidence-kind-unknown'],
    ['/papers/2/fileId', 'file-unknown'],
  ])
  expect((await walk.view(id)).papers).toEqual([])
})

test('papers are linked to the dossier, so that whoever reads it reads them', async () => {
  const id = await walk.begin()
  const fileId = server.neighbours.file()
  done(await change(id, { papers: [{ kind: 'business-registration', fileId }] }))
  expect(server.neighbours.linked).toContain(`${fileId} ${id}`)
  expect((await walk.view(id)).papers).toMatchObject([{ fileId, name: 'giay-to.pdf' }])
})

test.each([
  ['/dossiers', { kind: 'first', product: { name: 'Mật ong', sheet: 4 }, stars: 5 }, '/stars'],
  ['/dossiers', { kind: 'first', product: { name: 'Mật ong', sheet: 27 } }, '/product/sheet'],
])('a body %s does not know is refused: %j', async (path, body, pointer) => {
  const answer = await server.as('producer').post(path, body)
  expect(answer.status).toBe(422)
  expect(faultsOf(answer).map(([at]) => at)).toContain(pointer)
})

test('a stale change is refused and says so', async () => {
  const id = await walk.begin()
  done(await change(id, { choices: cardOf(50) }))
  const stale = { seenVersion: 1, choices: {} }
  expect(refusal(await server.as('producer').patch(`/dossiers/${id}`, stale))).toEqual([
    409,
    'version-stale',
  ])
})

test('only a producer begins a dossier, and a product has one open dossier at a time', async () => {
  const product = { name: 'Mật ong', sheet: 4 }
  expect(refusal(await server.as('commune').post('/dossiers', { kind: 'first', product }))).toEqual(
    [403, 'act-not-yours'],
  )
  const { product: known } = await walk.view(await walk.begin())
  const again = { kind: 'first', product: { id: known.id } }
  expect(refusal(await server.as('producer').post('/dossiers', again))).toEqual([
    409,
    'product-under-evaluation',
  ])
  expect(refusal(await server.as('neighbour').post('/dossiers', again))).toEqual([
    404,
    'product-unknown',
  ])
})

test('an upgrade needs a product with a certificate in force', async () => {
  const product = { name: 'Mật ong', sheet: 4 }
  expect(
    refusal(await server.as('producer').post('/dossiers', { kind: 'upgrade', product })),
  ).toEqual([422, 'product-not-recognised'])
  const id = await walk.lodged()
  await walk.must('producer', id, 'withdraw')
  const { product: known } = await walk.view(id)
  const upgrade = { kind: 'upgrade', product: { id: known.id } }
  expect(refusal(await server.as('producer').post('/dossiers', upgrade))).toEqual([
    409,
    'certificate-missing',
  ])
})

test('the timeline says who did what when, and goes on after a cursor', async () => {
  const id = await walk.atProvince(await walk.lodged())
  const Log = z.object({ items: z.array(TimelineEntry), next: z.string().nullable() })
  const { items, next } = await server.as('commune').read(`/dossiers/${id}/timeline`, Log)
  expect(items.map(({ act, role, step }) => [act, role, step])).toEqual([
    ['lodge', 'producer', null],
    ['accept', 'commune-officer', 'intake'],
    ['commune-report', 'commune-officer', 'commune-report'],
  ])
  expect(next).toBeNull()
  const after = `/dossiers/${id}/timeline?after=${items[1]?.seq}`
  expect((await server.as('commune').read(after, Log)).items.map(({ act }) => act)).toEqual([
    'commune-report',
  ])
})

test('a record on the live clock is live in production and a rehearsal in a demonstration', async () => {
  const demonstration = await dossiersServer('demonstration')
  const there = walkOf(demonstration)
  expect((await walk.view(await walk.begin())).realm).toBe('live')
  expect((await there.view(await there.begin())).realm).toBe('rehearsal')
  await demonstration.stop()
})

test('a dossier lodged after a new law came into force goes the way of the new law', async () => {
  server.wall.now = '2025-07-04T02:00:00.000Z'
  const id = await walk.draft()
  expect((await walk.view(id)).regime).toBe('148-2023')
  server.wall.now = '2025-07-08T02:00:00.000Z'
  await walk.must('producer', id, 'lodge')
  await walk.must('commune', id, 'accept')
  await walk.must('commune', id, 'commune-report')
  expect(await walk.view(id)).toMatchObject({ regime: '1489-2025', level: 'province' })
  server.wall.now = '2026-06-01T02:00:00.000Z'
})

test('a draft scored on the old sheets is scored anew before it is lodged under the new ones', async () => {
  server.wall.now = '2026-05-20T02:00:00.000Z'
  const id = await walk.draft()
  server.wall.now = '2026-06-01T02:00:00.000Z'
  expect(refusal(await walk.act('producer', id, 'lodge'))).toEqual([409, 'regime-changed'])
})
