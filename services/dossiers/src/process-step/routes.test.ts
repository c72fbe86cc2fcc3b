import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  ClosedProcessStep,
  EnteredProcessStep,
  RestatedProcessStep,
} from '../../contract/processes.ts'
import { StepChanged } from '../../contract/step-change.ts'
import { beginRun } from '../process-run/store.ts'
import { done, dossiersServer, newId, type DossiersServer } from '../test-dossiers.ts'
import { organisations, units } from '../test-people.ts'
import { refusal } from '../test-walk.ts'

let server: DossiersServer
const told: (readonly [stepId: string, workflowId: string])[] = []
beforeAll(async () => {
  server = await dossiersServer()
  const { current } = server.process
  server.process.current = {
    ...current,
    announceChange: async (...word) => void told.push(word),
  }
})
afterAll(() => server.stop())

const monday = '2026-06-01T02:00:00.000Z'
const plan = {
  step: 'visit',
  titleVi: 'Kiểm tra tại cơ sở',
  holder: { role: 'provincial-officer', at: 'province' },
  allowance: {
    ...{ days: 10, kind: 'working', from: 'opening', source: 'statute' },
    article: 'quy chế mẫu',
  },
  acts: ['visits'],
}

const aProcess = (): Promise<string> =>
  server.db.transaction().execute((trx) =>
    beginRun(trx, {
      kind: 'inspection',
      subjectId: newId(),
      title: 'Bánh đa gạo Kim Thành',
      unitPath: 'vn/31/10804',
      organisationId: organisations.cooperative.id,
      regime: '26-2026',
      clockId: 'live',
      realm: 'live',
      beganAt: monday,
    }),
  )
const open = async (workflowId: string, more: object = {}) =>
  EnteredProcessStep.parse(
    done(
      await server.internally('/processes/steps', {
        ...{ workflowId, plan, visit: 1, at: monday, processVersion: 1 },
        ...more,
      }),
    ),
  )
const say = async (stepId: string, word: string, body: object) =>
  done(await server.internally(`/processes/steps/${encodeURIComponent(stepId)}/${word}`, body))
const entered = async (stepId: string, word: string, body: object) =>
  EnteredProcessStep.parse(await say(stepId, word, body)).opened

const order = (stepId: string, what: object) =>
  server.internally(
    `/steps/${encodeURIComponent(stepId)}/changes`,
    { commandId: newId(), reason: 'Cơ sở đang sửa chữa', dryRun: false, ...what },
    'supervision',
  )
const changed = async (stepId: string, what: object) =>
  StepChanged.parse(done(await order(stepId, what)))
const restated = (stepId: string) => say(stepId, 'restate', { at: monday })

test('a step of any process is told to the ledger with its subject, its holder and its article', async () => {
  const workflowId = await aProcess()
  const { ledger, opened } = await open(workflowId)
  expect(ledger).toMatchObject({
    id: `${workflowId}:visit:1`,
    process: workflowId,
    subject: { type: 'inspection', title: 'Bánh đa gạo Kim Thành' },
    subjectUnit: { code: '10804' },
    level: 'province',
    holder: { role: 'provincial-officer', unit: { code: '31' } },
    dueAt: '2026-06-15T16:59:59.999Z',
    article: 'quy chế mẫu',
    acts: ['visits'],
  })
  expect(opened.marks.map(({ id }) => id.split(':').at(-1))).toEqual([
    ...['reminder-50', 'reminder-75', 'due', 'rung-1', 'rung-2'],
  ])
  expect(await open(workflowId)).toEqual({ ledger, opened })
})

test('a producer’s step names the organisation, a set day stands in place of the allowance, and a conclusion’s day counts', async () => {
  const holder = { role: 'producer', at: 'producer' }
  const { ledger } = await open(await aProcess(), {
    plan: { ...plan, holder },
    dueOn: '2026-06-30',
  })
  expect(ledger).toMatchObject({
    holder: { role: 'producer', organisationId: organisations.cooperative.id },
    dueAt: '2026-06-30T16:59:59.999Z',
  })
  const allowance = { ...plan.allowance, days: 15, kind: 'calendar' }
  const counted = await open(await aProcess(), {
    plan: { ...plan, allowance },
    countsFrom: '2026-05-26T02:00:00.000Z',
  })
  expect(counted.ledger.dueAt).toBe('2026-06-10T16:59:59.999Z')
})

test('a rest moves the due time by its working days, an extension adds to it, and an older word changes nothing', async () => {
  const id = (await open(await aProcess())).opened.id
  await say(id, 'pause', { at: '2026-06-03T02:00:00.000Z', processVersion: 2 })
  const rested = await entered(id, 'resume', { at: '2026-06-05T02:00:00.000Z', processVersion: 3 })
  expect(rested.dueAt).toBe('2026-06-17T16:59:59.999Z')
  const longer = { at: '2026-06-05T02:00:00.000Z', processVersion: 4, days: 5 }
  expect((await entered(id, 'extend', longer)).dueAt).toBe('2026-06-24T16:59:59.999Z')
  expect((await entered(id, 'extend', longer)).dueAt).toBe('2026-06-24T16:59:59.999Z')
  // The first word of the rest, asked again by a worker that was thought dead.
  await say(id, 'pause', { at: '2026-06-03T02:00:00.000Z', processVersion: 2 })
  const row = await server.db
    .selectFrom('processStep')
    .select(['pausedSince', 'pausedDays', 'extendedDays'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(row).toEqual({ pausedSince: null, pausedDays: 2, extendedDays: 5 })
})

test('the verdict is worked out once, when the step closes', async () => {
  const id = (await open(await aProcess())).opened.id
  const close = async (at: string) =>
    ClosedProcessStep.parse(await say(id, 'close', { at, processVersion: 9, outcome: 'visited' }))
  const late = await close('2026-06-17T02:00:00.000Z')
  expect(late.ledger).toEqual({
    closedAt: '2026-06-17T02:00:00.000Z',
    outcome: 'visited',
    verdict: { inTime: false, lateWorkingDays: 2, pausedWorkingDays: 0 },
  })
  expect(await close('2026-07-01T02:00:00.000Z')).toEqual(late)
})

test('a step is given more time within its own rule, its process is told, and reads it anew', async () => {
  const workflowId = await aProcess()
  const { opened } = await open(workflowId)
  const extension = { kind: 'extend', days: 3, commandId: newId() }
  const tried = await changed(opened.id, { ...extension, dryRun: true })
  expect(told).toEqual([])
  expect(RestatedProcessStep.parse(await restated(opened.id)).ledger).toBeUndefined()
  const { before, after } = await changed(opened.id, extension)
  expect(after).toEqual(tried.after)
  expect([before.dueAt, after.dueAt]).toEqual([opened.dueAt, '2026-06-18T16:59:59.999Z'])
  expect(await changed(opened.id, extension)).toMatchObject({ after })
  expect(told).toEqual([[opened.id, workflowId]])
  const anew = RestatedProcessStep.parse(await restated(opened.id))
  expect(anew.ledger).toMatchObject({ number: 1, dueAt: after.dueAt })
  expect(anew.opened.marks.map(({ id }) => id.replace(`${opened.id}:`, ''))).toEqual([
    ...['reminder-50:1', 'reminder-75:1', 'due:1', 'rung-1:1', 'rung-2:1'],
  ])
})

test('it climbs by hand, and is not given to anybody whose work it is not', async () => {
  const { opened } = await open(await aProcess())
  const { after } = await changed(opened.id, { kind: 'escalate', commandId: newId() })
  expect(after.takers).toMatchObject([
    { as: 'escalation', holder: { role: 'decision-maker', unit: { code: '31' } } },
  ])
  const to = { role: 'decision-maker', unit: units.haiPhong }
  expect(refusal(await order(opened.id, { kind: 'reassign', to }))).toEqual([
    ...[409, 'reassign-forbidden'],
  ])
})

const law = { ...plan.allowance, source: 'law' }
test.each([
  ['a time of the law', { plan: { ...plan, allowance: law } }, 'deadline-legal'],
  ['a time its process alone tells of', { plan: { ...plan, quiet: true } }, 'step-unchangeable'],
])('%s is not moved from outside', async (_what, more, code) => {
  const { opened } = await open(await aProcess(), more)
  expect(refusal(await order(opened.id, { kind: 'extend', days: 1 }))).toEqual([409, code])
})

test('a closed step does not change any more', async () => {
  const { opened } = await open(await aProcess())
  await say(opened.id, 'close', { at: monday, processVersion: 2, outcome: 'visited' })
  expect(refusal(await order(opened.id, { kind: 'extend', days: 1 }))).toEqual([
    ...[409, 'step-closed'],
  ])
})

test('nobody but a service reaches the steps of processes', async () => {
  const body = { workflowId: await aProcess(), plan, visit: 1, at: monday, processVersion: 1 }
  expect((await server.as('administrator').post('/internal/processes/steps', body)).status).toBe(
    404,
  )
})
