import { afterAll, beforeAll, expect, test } from 'vitest'
import { ClosedProcessStep, EnteredProcessStep } from '../../contract/processes.ts'
import { beginRun } from '../process-run/store.ts'
import { done, dossiersServer, newId, type DossiersServer } from '../test-dossiers.ts'
import { organisations } from '../test-people.ts'

let server: DossiersServer
beforeAll(async () => {
  server = await dossiersServer()
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

test('nobody but a service reaches the steps of processes', async () => {
  const body = { workflowId: await aProcess(), plan, visit: 1, at: monday, processVersion: 1 }
  expect((await server.as('administrator').post('/internal/processes/steps', body)).status).toBe(
    404,
  )
})
