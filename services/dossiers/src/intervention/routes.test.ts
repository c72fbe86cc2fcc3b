import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Post } from '@ocop/kernel/actor'
import { StepChanged } from '../../contract/step-change.ts'
import { RestatedStep } from '../../contract/process.ts'
import { done, dossiersServer, newId, type DossiersServer } from '../test-dossiers.ts'
import { people, units, type Who } from '../test-people.ts'
import { bodies, refusal, walkOf } from '../test-walk.ts'

let server: DossiersServer
let walk: ReturnType<typeof walkOf>
const told: string[] = []
beforeAll(async () => {
  server = await dossiersServer()
  walk = walkOf(server)
  await walk.council()
  const { current } = server.process
  server.process.current = {
    ...current,
    announceChange: async (stepId) => void told.push(stepId),
  }
})
afterAll(() => server.stop())

const { kimThanh, haiPhong } = units
const by = (who: Who): { personId: string; post: Post } => {
  const [post] = people[who]
  if (!post) throw new Error(`${who} holds nothing`)
  return { personId: who, post }
}
const head = { role: 'decision-maker', unit: kimThanh } as const
const province = { role: 'provincial-officer', unit: haiPhong } as const

const stepOf = async (id: string): Promise<string> => (await walk.view(id)).step?.id ?? ''
const order = (stepId: string, what: object, dryRun = false) =>
  server.internally(
    `/steps/${encodeURIComponent(stepId)}/changes`,
    { commandId: newId(), reason: 'Cán bộ đi vắng', by: by('communeHead'), dryRun, ...what },
    'supervision',
  )
const changed = async (stepId: string, what: object, dryRun = false) =>
  StepChanged.parse(done(await order(stepId, what, dryRun)))
const sent = (who: Who, id: string, act: 'accept' | 'commune-report') => walk.act(who, id, act)

test('a deadline of the law is not extended, and the article is told', async () => {
  const stepId = await stepOf(await walk.lodged())
  const answer = await order(stepId, { kind: 'extend', days: 1 })
  expect(refusal(answer)).toEqual([409, 'deadline-legal'])
  expect(answer.body).toMatchObject({ article: 'QĐ 26/2026/QĐ-TTg, Điều 7 khoản 2' })
})

test('a council’s own deadline is extended up to its rule, the process is told, and the dossier shows it', async () => {
  const id = await walk.atProvince(await walk.lodged())
  const stepId = await stepOf(id)
  const tried = await changed(stepId, { kind: 'extend', days: 3 }, true)
  expect(told).not.toContain(stepId)
  const { before, after, legal } = await changed(stepId, { kind: 'extend', days: 3 })
  expect([after, legal]).toEqual([tried.after, false])
  expect([before.dueAt, after.dueAt]).toEqual([
    '2026-06-08T16:59:59.999Z',
    '2026-06-11T16:59:59.999Z',
  ])
  expect((await walk.view(id)).step?.dueAt).toBe(after.dueAt)
  expect(told).toContain(stepId)
  expect(refusal(await order(stepId, { kind: 'extend', days: 3 }))).toEqual([
    409,
    'extension-too-long',
  ])
})

test('the process reads a changed step anew, with marks of their own names at the new moments', async () => {
  const id = await walk.atProvince(await walk.lodged())
  const stepId = await stepOf(id)
  const restate = async () =>
    RestatedStep.parse(
      done(
        await server.internally(`/process/steps/${encodeURIComponent(stepId)}/restate`, {
          at: server.wall.now,
        }),
      ),
    )
  expect((await restate()).ledger).toBeUndefined()
  const { after } = await changed(stepId, { kind: 'extend', days: 2 })
  const { opened, ledger } = await restate()
  expect(ledger).toMatchObject({ number: 1, dueAt: after.dueAt, holder: province })
  expect(opened.marks.map((mark) => mark.id.replace(`${stepId}:`, ''))).toEqual([
    ...['reminder-50:1', 'reminder-75:1', 'due:1', 'rung-1:1', 'rung-2:1'],
  ])
})

test('the same order again changes nothing and answers the same', async () => {
  const stepId = await stepOf(await walk.atProvince(await walk.lodged()))
  const again = { kind: 'extend', days: 1, commandId: newId() }
  const first = await changed(stepId, again)
  expect(await changed(stepId, again)).toEqual(first)
  const log = await server.db
    .selectFrom('stepChange')
    .selectAll()
    .where('stepId', '=', stepId)
    .execute()
  expect(log).toMatchObject([{ number: 1, kind: 'extend', personId: 'communeHead' }])
})

test('whoever a step was given to acts on it, and its own holder no longer does', async () => {
  const id = await walk.lodged()
  await changed(await stepOf(id), { kind: 'reassign', to: head })
  expect((await walk.view(id)).step?.holder).toMatchObject(head)
  expect((await walk.view(id, 'commune')).allowedActs).not.toContain('accept')
  expect(refusal(await sent('commune', id, 'accept'))).toEqual([403, 'act-not-yours'])
  done(await sent('communeHead', id, 'accept'))
  expect((await walk.view(id)).step?.step).toBe('commune-report')
})

test('an act from above is done on behalf of the holder, and the timeline says so', async () => {
  const id = await walk.lodged()
  const stepId = await stepOf(id)
  expect(refusal(await sent('province', id, 'accept'))).toEqual([403, 'act-not-yours'])
  await changed(stepId, { kind: 'on-behalf', to: province, by: by('province') })
  expect((await walk.view(id, 'province')).allowedActs).toContain('accept')
  done(await sent('province', id, 'accept'))
  const entry = await server.db
    .selectFrom('timelineEntry')
    .select(['act', 'role', 'facts'])
    .where('dossierId', '=', id)
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow()
  expect(entry).toMatchObject({
    act: 'accept',
    role: 'provincial-officer',
    facts: { onBehalfOf: { role: 'commune-officer', unit: { code: kimThanh.code } } },
  })
})

test('a step that climbed by its lateness may be done by the rung it reached, not before', async () => {
  const id = await walk.lodged()
  expect(refusal(await sent('communeHead', id, 'accept'))).toEqual([403, 'act-not-yours'])
  const before = server.wall.now
  server.wall.now = '2026-06-24T02:00:00.000Z'
  const acted = await sent('communeHead', id, 'accept')
  server.wall.now = before
  done(acted)
})

test('a step climbs by hand rung by rung, until nobody is left above', async () => {
  const stepId = await stepOf(await walk.lodged())
  const takers = []
  for (let rung = 1; rung <= 2; rung += 1)
    takers.push((await changed(stepId, { kind: 'escalate' })).after.takers.at(-1))
  expect(takers).toMatchObject([
    { as: 'escalation', holder: { role: 'decision-maker', unit: { code: kimThanh.code } } },
    { as: 'escalation', holder: { role: 'decision-maker', unit: { code: haiPhong.code } } },
  ])
  expect(refusal(await order(stepId, { kind: 'escalate' }))).toEqual([409, 'rung-none'])
})

test('a step goes home when it is given back', async () => {
  const id = await walk.lodged()
  const stepId = await stepOf(id)
  expect(refusal(await order(stepId, { kind: 'give-back' }))).toEqual([409, 'step-at-home'])
  await changed(stepId, { kind: 'reassign', to: head })
  const { after } = await changed(stepId, { kind: 'give-back' })
  expect(after).toMatchObject({ holder: { role: 'commune-officer' }, takers: [] })
  done(await sent('commune', id, 'accept'))
})

const forbidden = [
  ['the council’s scoring to the decision maker', 'reassign', 'reassign-forbidden'],
  ['the council’s scoring from above', 'on-behalf', 'on-behalf-forbidden'],
] as const
test.each(forbidden)('nobody gives %s', async (_what, kind, code) => {
  const stepId = await stepOf(await walk.atScoring(await walk.lodged()))
  const to = { role: 'decision-maker', unit: haiPhong }
  expect(refusal(await order(stepId, { kind, to }))).toEqual([409, code])
})

test.each([
  ['a producer', { role: 'producer', unit: kimThanh }],
  ['a council member', { role: 'council-member', unit: haiPhong }],
  ['another commune', { role: 'commune-officer', unit: units.haNam }],
  ['another province', { role: 'provincial-officer', unit: units.giaLai }],
])('a commune’s step is not given to %s', async (_what, to) => {
  const stepId = await stepOf(await walk.lodged())
  expect(refusal(await order(stepId, { kind: 'reassign', to }))).toEqual([422, 'taker-unfit'])
})

test('a closed step does not change', async () => {
  const id = await walk.lodged()
  const stepId = await stepOf(id)
  done(await sent('commune', id, 'accept'))
  expect(refusal(await order(stepId, { kind: 'escalate' }))).toEqual([409, 'step-closed'])
})

test('an unknown step is unknown', async () => {
  const extend = { kind: 'extend', days: 1 }
  expect(refusal(await order('nobody:1', extend))).toEqual([404, 'step-unknown'])
})

test('nobody but a service changes a step', async () => {
  const stepId = await stepOf(await walk.lodged())
  const path = `/internal/steps/${encodeURIComponent(stepId)}/changes`
  expect((await server.as('administrator').post(path, bodies.lodge)).status).toBe(404)
})

test('at the decision nobody is told that the decision climbed to whom it waits for', async () => {
  const id = await walk.concluded(await walk.lodged(), 75, 4)
  const answer = await server.internally(
    `/process/steps/${encodeURIComponent(await stepOf(id))}/restate`,
    { at: server.wall.now },
  )
  const marks = RestatedStep.parse(done(answer)).opened.marks.filter(
    ({ kind }) => kind === 'escalation',
  )
  expect(marks.map(({ rung, to }) => [rung, to.role, to.unit.code])).toEqual([
    [2, 'decision-maker', 'vn'],
  ])
})

test('of a late supplement the office that asked is told, and may not answer in the producer’s place', async () => {
  const id = await walk.lodged()
  await walk.must('commune', id, 'supplement-requests')
  const answer = await server.internally(
    `/process/steps/${encodeURIComponent(await stepOf(id))}/restate`,
    { at: server.wall.now },
  )
  const marks = RestatedStep.parse(done(answer)).opened.marks.filter(
    ({ kind }) => kind === 'escalation',
  )
  expect(marks).toMatchObject([{ rung: 0, to: { role: 'commune-officer', unit: kimThanh } }])
})
