import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { evaluation, type EvaluationInput } from '../../contract/evaluation.ts'
import type { ProcessInput } from '../../contract/processes.ts'
import { done, dossiersServer, newId, type DossiersServer } from '../test-dossiers.ts'
import { people, type Who } from '../test-people.ts'
import { roundOn } from '../test-round.ts'
import { refusal, walkOf } from '../test-walk.ts'

let server: DossiersServer
let walk: ReturnType<typeof walkOf>
const begun: EvaluationInput[] = []
const begunRuns: ProcessInput[] = []
beforeAll(async () => {
  server = await dossiersServer()
  walk = walkOf(server)
  await walk.council()
  const { current } = server.process
  server.process.current = {
    ...current,
    resumeDossier: async (input) => void begun.push(input),
    resume: async (_kind, input) => void begunRuns.push(input),
  }
})
afterAll(() => server.stop())
beforeEach(() => {
  server.neighbours.engine.healAll()
  begun.length = 0
})

const reason = 'Máy chủ quy trình được khôi phục từ bản sao lưu.'
const resume = (who: Who, workflowId: string, more: object = {}) =>
  server.as(who).post(`/processes/${encodeURIComponent(workflowId)}/resumptions`, {
    ...{ commandId: newId(), reason },
    ...more,
  })
/** The engine knows nothing of the dossier's process and its levels'. */
const lose = (dossierId: string): string => {
  const workflowId = evaluation.workflowId(dossierId)
  server.neighbours.engine.set(workflowId, 'missing')
  for (const level of ['commune', 'province'] as const)
    server.neighbours.engine.set(evaluation.levelWorkflowId(dossierId, level, 1), 'missing')
  return workflowId
}

test('a lost dossier goes on at the step where its record stands, with what its process knew', async () => {
  const id = await walk.toRound(await walk.lodged())
  const { step } = await walk.view(id)
  done(await resume('administrator', lose(id)))
  const [input] = begun
  expect(input).toMatchObject({ dossierId: id, clock: { id: 'live', kind: 'live' } })
  expect(input?.memory).toMatchObject({
    lodging: { answer: { id, state: 'lodged' } },
    next: {
      level: 'province',
      memory: {
        standing: { opened: { id: step?.id, step: 'council-round', dueAt: step?.dueAt } },
        visits: [
          ['advisory-report', 1],
          ['council-round', 1],
          ['intake', 1],
        ],
        scoring: 1,
        newCards: false,
      },
    },
    attempts: [
      ['commune', 1],
      ['province', 0],
    ],
  })
  const answered = input?.memory?.next.memory?.answers.map(([, answer]) => answer.id)
  expect(answered).toEqual([id, id])
})

test('one that waits for a supplement goes on with both steps, the asking one behind it', async () => {
  const id = await walk.atProvince(await walk.lodged())
  await walk.must('province', id, 'supplement-requests')
  done(await resume('administrator', lose(id)))
  expect(begun[0]?.memory?.next.memory?.standing).toMatchObject({
    opened: { step: 'supplement' },
    asking: { step: 'intake' },
  })
})

test('notices of the time it was away are told, those from the opening of its step on', async () => {
  const id = await walk.atProvince(await walk.lodged())
  const { now } = server.wall
  server.wall.now = '2026-06-20T02:00:00.000Z'
  done(await resume('administrator', lose(id)))
  server.wall.now = now
  const { marks = [] } = begun[0]?.memory?.next.memory?.standing ?? {}
  expect(marks.map((mark) => mark.id.split(':').at(-1))).toEqual([
    ...['reminder-50', 'reminder-75', 'due', 'rung-1', 'rung-2'],
  ])
})

test('a lost process of a round goes on with its open steps', async () => {
  const dossier = await walk.toRound(await walk.lodged())
  const workflowId = `round:${await roundOn(server).planned({ dossiers: [dossier] })}`
  await server.db
    .updateTable('processRun')
    .set({ startedAt: server.wall.now })
    .where('workflowId', '=', workflowId)
    .execute()
  server.neighbours.engine.set(workflowId, 'closed')
  done(await resume('administrator', workflowId))
  expect(begunRuns).toMatchObject([{ workflowId, memory: { steps: [], answers: [] } }])
})

test('what runs is not resumed, nor what stands between two steps', async () => {
  const id = await walk.lodged()
  const workflowId = evaluation.workflowId(id)
  expect(refusal(await resume('administrator', workflowId))).toEqual([409, 'process-running'])
  server.neighbours.engine.set(workflowId, 'closed')
  // The level's own process, asked to end with it, has not ended yet.
  expect(refusal(await resume('administrator', workflowId))).toEqual([409, 'process-running'])
  lose(id)
  await server.db.updateTable('dossier').set({ step: null }).where('id', '=', id).execute()
  expect(refusal(await resume('administrator', workflowId))).toEqual([409, 'process-placeless'])
  expect(begun).toEqual([])
})

test('the same command again resumes nothing that runs, and is refused for another process', async () => {
  const id = await walk.lodged()
  const commandId = newId()
  const workflowId = lose(id)
  const first = done(await resume('administrator', workflowId, { commandId }))
  server.neighbours.engine.healAll()
  expect(done(await resume('administrator', workflowId, { commandId }))).toEqual(first)
  expect(begun).toHaveLength(1)
  const other = lose(await walk.lodged())
  expect(refusal(await resume('administrator', other, { commandId }))).toEqual([
    409,
    'command-reused',
  ])
  const log = await server.db.selectFrom('resumption').selectAll().execute()
  expect(log.filter((each) => each.commandId === commandId)).toMatchObject([
    { workflowId, personId: 'administrator', reason },
  ])
})

const others = Object.keys(people).filter((who) => who !== 'administrator') as Who[]

test('nobody but an administrator over its unit knows of the process', async () => {
  const workflowId = lose(await walk.lodged())
  for (const who of others)
    expect([who, ...refusal(await resume(who, workflowId))]).toEqual([who, 404, 'process-unknown'])
  expect(refusal(await resume('administrator', 'dossier:none'))).toEqual([404, 'process-unknown'])
  expect(begun).toEqual([])
})
