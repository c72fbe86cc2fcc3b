import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ReconcilePart } from '../../contract/reconciliation.ts'
import { evaluation } from '../../contract/evaluation.ts'
import { done, dossiersServer, newId, type DossiersServer } from '../test-dossiers.ts'
import { refusal, walkOf } from '../test-walk.ts'
import { reconciledPage } from './routes.ts'

let server: DossiersServer
let walk: ReturnType<typeof walkOf>
beforeAll(async () => {
  server = await dossiersServer()
  walk = walkOf(server)
  await walk.council()
})
afterAll(() => server.stop())
beforeEach(() => server.neighbours.engine.healAll())

/** Every page of a part, each difference looked at twice without a pause between. */
const look = async (part: ReconcilePart) => {
  const found = []
  let after: string | null = null
  do {
    const page = await reconciledPage(server.needs, { part, after }, 0)
    found.push(...page.differences)
    after = page.next
  } while (after !== null)
  return found.map(({ kind, subject, repaired }) => ({ kind, subject, repaired }))
}
const parts = ['processes', 'steps', 'certificates'] as const
const lookAll = async () => (await Promise.all(parts.map(look))).flat()

/** A dossier whose steps the ledger was told of, as its process does. */
const told = async (id: string): Promise<string> => {
  const stepId = (await walk.view(id)).step?.id ?? ''
  for (const part of ['steps'] as const) await look(part)
  return stepId
}

test('in a healthy run it finds nothing', async () => {
  await told(await walk.atProvince(await walk.lodged()))
  expect(await lookAll()).toEqual([])
})

test('a step the ledger was never told of is told to it', async () => {
  const id = await walk.lodged()
  const stepId = (await walk.view(id)).step?.id ?? ''
  expect(await look('steps')).toEqual([{ kind: 'step-untold', subject: stepId, repaired: true }])
  expect(server.neighbours.ledger.steps.get(stepId)).toMatchObject({ closed: false })
  expect(await look('steps')).toEqual([])
})

test('a closing the ledger was not told of is told to it', async () => {
  const id = await walk.lodged()
  const stepId = await told(id)
  await walk.must('commune', id, 'accept')
  const found = await look('steps')
  expect(found).toContainEqual({ kind: 'step-untold-closed', subject: stepId, repaired: true })
  expect(server.neighbours.ledger.steps.get(stepId)).toMatchObject({ closed: true })
})

test('a change the ledger was not told of is told to it', async () => {
  const stepId = await told(await walk.atProvince(await walk.lodged()))
  const path = `/steps/${encodeURIComponent(stepId)}/changes`
  const order = { commandId: newId(), kind: 'extend', days: 2, reason: 'Mưa bão', dryRun: false }
  done(await server.internally(path, order, 'supervision'))
  expect(await look('steps')).toEqual([
    { kind: 'step-untold-changed', subject: stepId, repaired: true },
  ])
  expect(server.neighbours.ledger.steps.get(stepId)).toMatchObject({ changeNumber: 1 })
})

test('while the ledger is down nothing is called repaired', async () => {
  await walk.lodged()
  server.neighbours.down.ledger = true
  await expect(look('steps')).rejects.toThrow()
  server.neighbours.down.ledger = false
  await look('steps')
})

test('a lodged dossier without a process, or with one that has ended, is reported', async () => {
  const [lost, ended] = [await walk.lodged(), await walk.lodged()]
  await told(lost)
  server.neighbours.engine.set(evaluation.workflowId(lost), 'missing')
  server.neighbours.engine.set(evaluation.workflowId(ended), 'closed')
  expect(await look('processes')).toEqual(
    expect.arrayContaining([
      { kind: 'process-missing', subject: evaluation.workflowId(lost), repaired: false },
      { kind: 'process-closed', subject: evaluation.workflowId(ended), repaired: false },
    ]),
  )
})

test('a process that no record knows is reported', async () => {
  const workflowId = evaluation.workflowId(newId())
  server.neighbours.engine.stray(workflowId)
  expect(await look('processes')).toEqual([
    { kind: 'record-missing', subject: workflowId, repaired: false },
  ])
})

test('of a record and a process that stand at different steps the older one is named', async () => {
  const [behind, ahead] = [await walk.lodged(), await walk.lodged()]
  await told(ahead)
  const place = (id: string) => evaluation.levelWorkflowId(id, 'commune', 1)
  server.neighbours.engine.standAt(place(behind), { step: 'commune-report', processVersion: 90 })
  server.neighbours.engine.standAt(place(ahead), { step: 'commune-report', processVersion: 1 })
  expect(await look('processes')).toEqual(
    expect.arrayContaining([
      { kind: 'record-behind', subject: evaluation.workflowId(behind), repaired: false },
      { kind: 'process-behind', subject: evaluation.workflowId(ahead), repaired: false },
    ]),
  )
})

test('a certificate the catalogue was not told of is published, and one it had lost is told again', async () => {
  const id = await walk.concluded(await walk.lodged(), 75, 4)
  await walk.must('decider', id, 'decisions', { stars: 4 })
  const number = (await walk.view(id)).certificate?.number
  expect(await look('certificates')).toEqual([
    { kind: 'certificate-unpublished', subject: number, repaired: true },
  ])
  expect(await look('certificates')).toEqual([])
  server.neighbours.shown.length = 0
  expect(await look('certificates')).toEqual([
    { kind: 'certificate-unpublished', subject: number, repaired: true },
  ])
})

test('a draft that nobody finished within a day is put away, one its process works on is not', async () => {
  const draftOn = async (dossierId: string): Promise<string> => {
    const id = newId()
    await server.db
      .insertInto('command')
      .values({
        ...{ id, dossierId, act: 'accept', body: '{}', bodyHash: 'x', personId: 'commune' },
        ...{ postId: 'p', role: 'commune-officer', unitCode: '10804', unitName: 'xã' },
        at: '2026-05-20T02:00:00.000Z',
        appliedAt: null,
      })
      .execute()
    return id
  }
  const [idle, busy] = [await walk.lodged(), await walk.lodged()]
  const [gone, kept] = [await draftOn(idle), await draftOn(busy)]
  server.neighbours.engine.busy(evaluation.workflowId(busy))
  const { draftsSwept } = await reconciledPage(server.needs, { part: 'drafts', after: null })
  const left = await server.db
    .selectFrom('command')
    .select('id')
    .where('result', 'is', null)
    .execute()
  expect([draftsSwept, left]).toEqual([1, [{ id: kept }]])
  expect(gone).not.toBe(kept)
})

test('nobody but a service looks over everything', async () => {
  const page = { part: 'steps', after: null }
  expect(
    refusal(await server.as('administrator').post('/internal/reconciliations/pages', page)),
  ).toEqual([404, 'route-unknown'])
})
