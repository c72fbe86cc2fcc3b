import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenStep } from '../../contract/steps.ts'
import {
  anOpening,
  chuSe,
  giaLai,
  haiPhong,
  kimThanh,
  post,
  supervisionServer,
} from '../test-ledger.ts'

let server: Awaited<ReturnType<typeof supervisionServer>>
beforeAll(async () => {
  server = await supervisionServer()
})
afterAll(() => server.stop())

const officer = post('commune-officer', kimThanh)
const head = post('decision-maker', kimThanh)
const provincial = post('provincial-officer', haiPhong)
const reason = 'Hồ sơ đã nằm lại quá lâu.'

const opened = async (changes: Partial<OpenStep> = {}): Promise<string> => {
  const id = `step-${randomUUID()}`
  await server.open({ id, ...changes })
  return id
}
const logOf = (stepId: string) =>
  server.db
    .selectFrom('intervention')
    .selectAll()
    .where('stepId', '=', stepId)
    .orderBy('seq')
    .execute()
const noticesOf = (stepId: string) =>
  server.db.selectFrom('notice').selectAll().where('stepId', '=', stepId).execute()
const escalate = (stepId: string) =>
  server.tell('PUT', `/steps/${stepId}/notices/rung-1`, {
    id: 'rung-1',
    kind: 'escalation',
    rung: 1,
    at: '2026-10-06T01:00:00.000Z',
    to: { role: head.role, unit: head.unit },
  })

test('picking up puts the step into one person’s hands and logs it once', async () => {
  const id = await opened()
  const asking = await server.as(officer, 'lan')
  const first = await asking.post(`/steps/${id}/pick-up`, {})
  expect(first).toMatchObject({ status: 200, body: { id, version: 2, state: 'open' } })
  expect(await asking.post(`/steps/${id}/pick-up`, {})).toEqual(first)
  expect(await asking.step(id)).toMatchObject({
    holder: { person: 'lan' },
    pickedUpAt: server.live.now,
    allowedActs: ['commune-report', 'escalate'],
  })
  const before = { pickedUpBy: null, pickedUpAt: null }
  const after = { pickedUpBy: 'lan', pickedUpAt: server.live.now }
  expect(await logOf(id)).toMatchObject([
    { act: 'pick-up', personId: 'lan', post: officer, before, after },
  ])
})

test('of two colleagues who pick up at once, one has the step', async () => {
  const id = await opened()
  const colleagues = await Promise.all(['lan', 'minh'].map((name) => server.as(officer, name)))
  const answers = await Promise.all(colleagues.map((each) => each.post(`/steps/${id}/pick-up`, {})))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
    code: 'step-picked-up',
  })
  expect(await logOf(id)).toHaveLength(1)
})

test('a post the step was escalated to has it among its own and may take it over', async () => {
  const id = await opened()
  await (await server.as(officer, 'lan')).post(`/steps/${id}/pick-up`, {})
  const boss = await server.as(head, 'hung')
  expect(await boss.post(`/steps/${id}/pick-up`, {})).toMatchObject({ status: 403 })
  await escalate(id)
  expect((await boss.list('holder=me')).items.map((item) => item.id)).toEqual([id])
  expect((await boss.step(id)).allowedActs).toEqual([
    ...['commune-report', 'pick-up', 'remind', 'extend', 'reassign', 'escalate', 'give-back'],
  ])
  expect(await boss.post(`/steps/${id}/pick-up`, { reason })).toMatchObject({ status: 200 })
  expect((await logOf(id)).at(-1)).toMatchObject({
    before: { pickedUpBy: 'lan' },
    after: { pickedUpBy: 'hung' },
  })
})

test('an escalation shows the step to a post that could not see it before', async () => {
  const id = await opened({ subjectUnit: chuSe, holder: { role: 'commune-officer', unit: chuSe } })
  const approver = await server.as(post('approver', giaLai))
  expect(await approver.get(`/steps/${id}`)).toMatchObject({ status: 404 })
  await server.tell('PUT', `/steps/${id}/notices/rung-2`, {
    id: 'rung-2',
    kind: 'escalation',
    rung: 2,
    at: '2026-10-06T01:00:00.000Z',
    to: { role: 'approver', unit: giaLai },
  })
  expect(await approver.step(id)).toMatchObject({
    id,
    allowedActs: ['commune-report', 'pick-up', 'escalate', 'give-back'],
  })
})

test('a reminder reaches the holder and is logged with who, why, before and after', async () => {
  const id = await opened()
  const asking = await server.as(provincial, 'hoa')
  expect(await asking.post(`/steps/${id}/remind`, { reason })).toMatchObject({ status: 200 })
  const notices = await noticesOf(id)
  expect(notices).toMatchObject([
    { kind: 'urging', text: reason, sentBy: 'hoa', recipientToken: 'post:commune-officer@10804' },
  ])
  const after = { urgings: 1, notice: notices[0]?.id }
  expect(await logOf(id)).toMatchObject([
    { act: 'remind', personId: 'hoa', reason, before: { urgings: 0 }, after },
  ])
})

test('a reminder wants a reason', async () => {
  const asking = await server.as(provincial)
  for (const body of [{}, { reason: '  ' }, { reason: 'a\u0000b' }])
    expect(await asking.post(`/steps/${await opened()}/remind`, body)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/reason' }] },
    })
})

const refused = [
  ['the holder urges himself', officer, 'remind', 403],
  ['a colleague urges', post('commune-officer', kimThanh), 'remind', 403],
  ['a producer urges', post('producer', kimThanh, 'htx'), 'remind', 404],
  ['another commune urges', post('commune-officer', chuSe), 'remind', 404],
  ['another province urges', post('provincial-officer', giaLai), 'remind', 404],
  ['the province picks up the commune’s step', provincial, 'pick-up', 403],
  ['another commune picks up', post('commune-officer', chuSe), 'pick-up', 404],
  ['an inspector picks up', post('market-inspector', kimThanh), 'pick-up', 404],
] as const
test.each(refused)('refused: %s', async (_what, held, act, status) => {
  const id = await opened()
  expect(await (await server.as(held)).post(`/steps/${id}/${act}`, { reason })).toMatchObject({
    status,
  })
  expect([await logOf(id), await noticesOf(id)]).toEqual([[], []])
})

test('the commune urges its producer, whose step it does not hold', async () => {
  const id = await opened({ holder: { role: 'producer', unit: kimThanh, organisationId: 'htx' } })
  expect(await (await server.as(officer)).post(`/steps/${id}/remind`, { reason })).toMatchObject({
    status: 200,
  })
  expect(await noticesOf(id)).toMatchObject([{ recipientToken: 'organisation:htx' }])
})

test('on a closed step nothing is left to do', async () => {
  const id = await opened()
  await server.tell('POST', `/steps/${id}/close`, {
    closedAt: '2026-10-06T01:30:00.000Z',
    outcome: 'forwarded',
  })
  const asking = await server.as(head)
  expect(await asking.post(`/steps/${id}/remind`, { reason })).toMatchObject({
    status: 409,
    body: { code: 'step-closed' },
  })
  expect((await asking.step(id)).allowedActs).toEqual([])
})

test('the same command again gives the same answer and acts once; with another body it is refused', async () => {
  const id = await opened()
  const asking = await server.as(provincial)
  const command = { commandId: randomUUID(), reason }
  const first = await asking.post(`/steps/${id}/remind`, command)
  const [second, third] = await Promise.all([
    asking.post(`/steps/${id}/remind`, command),
    asking.post(`/steps/${id}/remind`, command),
  ])
  expect([second, third]).toEqual([first, first])
  expect(await noticesOf(id)).toHaveLength(1)
  expect(await asking.post(`/steps/${id}/remind`, { ...command, reason: 'Khác' })).toMatchObject({
    status: 409,
    body: { code: 'command-reused' },
  })
})

test('an act on a step as it no longer stands is refused', async () => {
  const id = await opened()
  await (await server.as(officer, 'lan')).post(`/steps/${id}/pick-up`, {})
  const asking = await server.as(provincial)
  expect(await asking.post(`/steps/${id}/remind`, { reason, seenVersion: 1 })).toMatchObject({
    status: 409,
    body: { code: 'version-stale' },
  })
})

test('a write from a foreign page is refused', async () => {
  const { id } = anOpening()
  const token = await server.person('lan', [officer])
  const response = await fetch(`${server.url}/steps/${encodeURIComponent(id)}/pick-up`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, origin: 'http://elsewhere.test' },
  })
  expect(response.status).toBe(403)
})
