import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Post } from '@ocop/kernel/actor'
import { pageOf } from '@ocop/kernel/page'
import { Problem } from '@ocop/kernel/problem'
import { ActDone, BulkAnswer } from '../../contract/board.ts'
import { Proposal } from '../../contract/proposals.ts'
import type { OpenStep } from '../../contract/steps.ts'
import {
  chuSe,
  giaLai,
  haiPhong,
  kimThanh,
  ministry,
  post,
  supervisionServer,
} from '../test-ledger.ts'

let server: Awaited<ReturnType<typeof supervisionServer>>
beforeAll(async () => {
  server = await supervisionServer()
  for (const unit of [kimThanh, haiPhong]) server.neighbours.units.set(unit.code, unit)
  server.neighbours.held.set('decision-maker@10804', ['hung'])
  server.neighbours.held.set('commune-officer@10804', ['lan', 'minh'])
})
afterAll(() => server.stop())

const officer = post('commune-officer', kimThanh)
const head = post('decision-maker', kimThanh)
const provincial = post('provincial-officer', haiPhong)
const cityHead = post('decision-maker', haiPhong)
const reason = 'Cán bộ phụ trách đang đi công tác.'

const opened = async (changes: Partial<OpenStep> = {}): Promise<string> => {
  const id = `step-${randomUUID()}`
  await server.open({ id, ...changes })
  return id
}
const logOf = (stepId: string) =>
  server.db.selectFrom('intervention').selectAll().where('stepId', '=', stepId).execute()
const ordersOf = (stepId: string) =>
  server.neighbours.orders.filter((order) => order.stepId === stepId)

const bodies = {
  extend: { reason, days: 3 },
  reassign: { reason, to: { post: 'decision-maker', unit: '10804' } },
  escalate: { reason },
  'do-on-behalf': { reason },
  'give-back': { reason },
  remind: { reason },
  'pick-up': {},
} as const
type Act = keyof typeof bodies

/** Who may do what about a commune's step; everybody else who sees it is refused, and who does not see it knows nothing. */
const may: Readonly<Record<Act, readonly Post[]>> = {
  'pick-up': [officer],
  remind: [head, provincial, cityHead, post('ministry-officer', ministry)],
  extend: [head, provincial, cityHead, post('ministry-officer', ministry)],
  reassign: [head, provincial, cityHead, post('administrator', kimThanh)],
  escalate: [officer, head, provincial, cityHead],
  'do-on-behalf': [provincial, cityHead, post('ministry-officer', ministry)],
  'give-back': [head, provincial, cityHead],
}
const sees = [officer, head, provincial, cityHead]
const knowsNothing = [
  post('commune-officer', chuSe),
  post('provincial-officer', giaLai),
  post('council-member', haiPhong),
  post('market-inspector', kimThanh),
  post('finance-officer', haiPhong),
  post('producer', kimThanh, 'htx'),
  post('consultant', kimThanh),
]
const rows = Object.keys(bodies).map((act) => act as Act)

test.each(rows)(
  '%s is done by the right posts, refused to the others and hidden from strangers',
  async (act) => {
    for (const held of may[act]) {
      const id = await opened({ delegable: ['commune-report'] })
      const asking = await server.as(held, `person-${held.id}`)
      expect((await asking.step(id)).allowedActs).toContain(act)
      const answer = await asking.post(`/steps/${id}/${act}`, bodies[act])
      expect([held.id, answer.status]).toEqual([held.id, 200])
    }
    for (const held of sees.filter((each) => !may[act].includes(each))) {
      const id = await opened({ delegable: ['commune-report'] })
      const asking = await server.as(held, 'somebody')
      expect((await asking.step(id)).allowedActs).not.toContain(act)
      expect(await asking.post(`/steps/${id}/${act}`, bodies[act])).toMatchObject({ status: 403 })
      expect([await logOf(id), ordersOf(id)]).toEqual([[], []])
    }
    const id = await opened()
    for (const held of knowsNothing)
      expect(await (await server.as(held)).post(`/steps/${id}/${act}`, bodies[act])).toMatchObject({
        status: 404,
      })
  },
)

test('an extension moves the due time, tells the holder and is logged with who, why, before and after', async () => {
  const id = await opened()
  const before = await (await server.as(head)).step(id)
  const asking = await server.as(head, 'hung')
  const command = { commandId: randomUUID(), ...bodies.extend }
  const first = await asking.post(`/steps/${id}/extend`, command)
  expect(first).toMatchObject({ status: 200, body: { id, version: before.version + 2 } })
  expect(await asking.post(`/steps/${id}/extend`, command)).toEqual(first)
  const dueAt = new Date(Date.parse(before.dueAt ?? '') + 3 * 86_400_000).toISOString()
  expect(await asking.step(id)).toMatchObject({
    dueAt,
    lastTouch: { act: 'extend', person: 'hung' },
  })
  expect(ordersOf(id)).toHaveLength(1)
  expect(await logOf(id)).toMatchObject([
    { act: 'extend', personId: 'hung', reason, before: { dueAt: before.dueAt }, after: { dueAt } },
  ])
  const told = await server.db.selectFrom('notice').selectAll().where('stepId', '=', id).execute()
  expect(told).toMatchObject([{ kind: 'due-moved', recipientToken: 'post:commune-officer@10804' }])
})

test('what the law forbids is refused with its article, and nothing changes', async () => {
  const id = await opened()
  server.neighbours.out.refusal = new Problem('conflict', 'deadline-legal', 'Điều 7 khoản 2')
  const answer = await (await server.as(head)).post(`/steps/${id}/extend`, bodies.extend)
  server.neighbours.out.refusal = undefined
  expect(answer).toMatchObject({ status: 409, body: { code: 'deadline-legal' } })
  expect(await logOf(id)).toEqual([])
})

test('a reassigned step lies with its new holder, to be picked up anew', async () => {
  const id = await opened()
  await (await server.as(officer, 'lan')).post(`/steps/${id}/pick-up`, {})
  const asking = await server.as(provincial, 'hoa')
  await asking.post(`/steps/${id}/reassign`, bodies.reassign)
  expect(await asking.step(id)).toMatchObject({
    holder: { post: 'decision-maker' },
    pickedUpAt: null,
  })
  expect(await (await server.as(head)).list('holder=me')).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ id })]),
  })
  expect((await (await server.as(officer)).step(id)).allowedActs).not.toContain('commune-report')
})

test('a colleague of the same post gets the step in hand without its record changing', async () => {
  const id = await opened()
  const to = { post: 'commune-officer', unit: '10804', person: 'minh' }
  const asking = await server.as(head, 'hung')
  expect(await asking.post(`/steps/${id}/reassign`, { reason, to })).toMatchObject({ status: 200 })
  expect(await asking.step(id)).toMatchObject({ holder: { person: 'minh' } })
  expect(ordersOf(id)).toEqual([])
})

test.each([
  ['nobody holds the post', { post: 'advisory-team-member', unit: '31' }, 'taker-nobody'],
  ['another person holds it', { ...bodies.reassign.to, person: 'lan' }, 'taker-other'],
  ['it is the same post', { post: 'commune-officer', unit: '10804' }, 'taker-same'],
])('a reassignment is refused when %s', async (_what, to, code) => {
  const id = await opened()
  expect(await (await server.as(head)).post(`/steps/${id}/reassign`, { reason, to })).toMatchObject(
    { status: 422, body: { code } },
  )
})

const propose = async (id: string, held: Post = provincial, person = 'hoa'): Promise<string> => {
  const { body } = await (
    await server.as(held, person)
  ).post(`/steps/${id}/do-on-behalf`, { commandId: randomUUID(), reason })
  const { state, proposalId } = ActDone.parse(body)
  expect(state).toBe('proposed')
  return proposalId ?? ''
}
const decide = async (held: Post, person: string, proposalId: string, how = 'confirm') =>
  (await server.as(held, person)).post(`/proposals/${proposalId}/${how}`, { reason: 'Đồng ý.' })

test('a risky act waits until another person confirms it, and is then done once in the first one’s name', async () => {
  const id = await opened({ delegable: ['commune-report'] })
  const proposalId = await propose(id)
  expect(ordersOf(id)).toEqual([])
  expect(await decide(provincial, 'hoa', proposalId)).toMatchObject({
    body: { code: 'second-person-same' },
  })
  expect(await decide(officer, 'lan', proposalId)).toMatchObject({ status: 403 })
  expect(await decide(post('provincial-officer', giaLai), 'xa', proposalId)).toMatchObject({
    status: 404,
  })
  const confirmed = await decide(cityHead, 'binh', proposalId)
  expect(confirmed).toMatchObject({ status: 200, body: { state: 'confirmed', decidedBy: 'binh' } })
  expect(await decide(cityHead, 'binh', proposalId)).toEqual(confirmed)
  expect(ordersOf(id)).toMatchObject([
    { kind: 'on-behalf', to: { role: 'provincial-officer' }, by: { personId: 'hoa' } },
  ])
  expect(await logOf(id)).toMatchObject([{ personId: 'hoa', after: { confirmedBy: 'binh' } }])
  expect((await (await server.as(provincial)).step(id)).allowedActs).toContain('commune-report')
})

test('a rejected proposal changes nothing and cannot be confirmed any more', async () => {
  const id = await opened({ delegable: ['commune-report'] })
  const proposalId = await propose(id)
  expect(await decide(cityHead, 'binh', proposalId, 'reject')).toMatchObject({ status: 200 })
  expect(await decide(cityHead, 'minh', proposalId)).toMatchObject({
    status: 409,
    body: { code: 'proposal-decided' },
  })
  expect(ordersOf(id)).toEqual([])
  const { body } = await (await server.as(cityHead)).get('/proposals?state=rejected')
  expect(
    pageOf(Proposal)
      .parse(body)
      .items.map((each) => each.id),
  ).toContain(proposalId)
})

test('two who confirm at once do it once', async () => {
  const id = await opened({ delegable: ['commune-report'] })
  const proposalId = await propose(id)
  const answers = await Promise.all(
    ['binh', 'chi'].map((person) => decide(cityHead, person, proposalId)),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect([ordersOf(id).length, (await logOf(id)).length]).toEqual([1, 1])
})

test('a long extension, and one of a legal deadline, need a second person; a short one does not', async () => {
  const asking = await server.as(provincial)
  const stateFor = async (id: string, days: number) =>
    ActDone.parse((await asking.post(`/steps/${id}/extend`, { reason, days })).body).state
  expect(await stateFor(await opened(), 5)).not.toBe('proposed')
  expect(await stateFor(await opened(), 6)).toBe('proposed')
  const legal = await opened()
  server.neighbours.legal.add(legal)
  expect(await stateFor(legal, 1)).toBe('proposed')
})

test('a bulk act over many rows is proposed whole, and done row by row once confirmed', async () => {
  const ids = await Promise.all(Array.from({ length: 21 }, () => opened()))
  const command = { commandId: randomUUID(), act: 'remind', ids, reason }
  const answer = await (await server.as(provincial, 'hoa')).post('/bulk', command)
  const { items, proposalId = '' } = BulkAnswer.parse(answer.body)
  expect(new Set(items.map(({ outcome }) => outcome))).toEqual(new Set(['proposed']))
  const { body } = await decide(cityHead, 'binh', proposalId)
  expect(Proposal.parse(body).outcome).toEqual(ids.map((stepId) => ({ stepId, outcome: 'done' })))
})

test('an act that broke off between the record and the ledger is finished by its repetition', async () => {
  const id = await opened()
  const asking = await server.as(head, 'hung')
  const command = { commandId: randomUUID(), ...bodies.extend }
  server.neighbours.out.records = true
  expect(await asking.post(`/steps/${id}/extend`, command)).toMatchObject({ status: 503 })
  server.neighbours.out.records = false
  expect(await asking.post(`/steps/${id}/extend`, command)).toMatchObject({ status: 200 })
  await server.db.deleteFrom('intervention').where('stepId', '=', id).execute()
  await server.db
    .updateTable('command')
    .set({ answer: null })
    .where('id', '=', command.commandId)
    .execute()
  expect(await asking.post(`/steps/${id}/extend`, command)).toMatchObject({ status: 200 })
  expect([ordersOf(id).length, (await logOf(id)).length]).toEqual([1, 1])
})
