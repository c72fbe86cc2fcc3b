import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { evaluation } from '../../contract/evaluation.ts'
import { dossiersServer, type DossiersServer } from '../test-dossiers.ts'
import { walkOf } from '../test-walk.ts'
import { watchRound } from './watch.ts'

let server: DossiersServer
let walk: ReturnType<typeof walkOf>
beforeAll(async () => {
  server = await dossiersServer()
  walk = walkOf(server)
})
afterAll(() => server.stop())
beforeEach(() => {
  server.neighbours.engine.healAll()
  server.neighbours.ledger.conditions.length = 0
})

const since = '2026-06-01T01:00:00.000Z'
const conditionOf = async (dossierId: string) => {
  await watchRound(server.needs, '')
  const process = evaluation.workflowId(dossierId)
  return server.neighbours.ledger.conditions.find((each) => each.process === process)
}

test('a process that waits for people is told to be well, so that an older cause is taken back', async () => {
  const id = await walk.lodged()
  expect(await conditionOf(id)).toEqual({ process: evaluation.workflowId(id), technical: null })
})

test('an activity that keeps failing is told with its name and its attempts', async () => {
  const id = await walk.lodged()
  server.neighbours.engine.fail(evaluation.workflowId(id), 'closeStep', 7, since)
  expect(await conditionOf(id)).toEqual({
    process: evaluation.workflowId(id),
    technical: { kind: 'activity-failing', what: 'closeStep', attempts: 7, since },
  })
})

test('a process that hangs between two steps is shown by a step that stands for it', async () => {
  const id = await walk.lodged()
  await server.db
    .updateTable('stepVisit')
    .set({ closedAt: since, outcome: 'commune-report' })
    .where('dossierId', '=', id)
    .execute()
  server.neighbours.engine.fail(evaluation.workflowId(id), 'openStep', 9, since)
  expect(await conditionOf(id)).toMatchObject({
    technical: { what: 'openStep' },
    stalled: { step: 'stalled', subject: { id }, holder: { role: 'administrator' }, acts: [] },
  })
})

test('without a worker only what waits for one is technical', async () => {
  const [idle, waiting] = [await walk.lodged(), await walk.lodged()]
  server.neighbours.engine.worker.polls = false
  server.neighbours.engine.busy(evaluation.workflowId(waiting))
  server.wall.now = '2026-06-01T03:00:00.000Z'
  expect((await conditionOf(waiting))?.technical).toMatchObject({ kind: 'no-worker' })
  expect((await conditionOf(idle))?.technical).toBeNull()
})

test('a round goes on where the one before ended, and begins anew after the last', async () => {
  await walk.lodged()
  expect(await watchRound(server.needs, '')).toBe('')
  expect(await watchRound(server.needs, 'zzz')).toBe('')
})
