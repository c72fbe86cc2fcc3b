import { beforeAll, expect, test, vi } from 'vitest'
import { sql } from 'kysely'
import { Client, Connection } from '@temporalio/client'
import { z } from 'zod'
import { evaluation } from '@ocop/dossiers/contract/evaluation'
import { reconciling } from '@ocop/dossiers/contract/reconciliation'
import { openDatabase } from '@ocop/postgres/database'
import { StepItem } from '@ocop/supervision/contract/board'
import { Reconciliation } from '@ocop/supervision/contract/reconciliations'
import { pageOf } from '@ocop/kernel/page'
import type { Stage } from '../../infra/rehearsals/stage.ts'
import { aDossierAfter, aStory, liveStage, way, type Played } from '../support/live-stage.ts'
import { openStack, type OpenStack } from '../support/stack.ts'

let stack: OpenStack
let stage: Stage
beforeAll(async () => {
  stack = await openStack()
  stage = await liveStage(stack)
})

const soon = { timeout: 120_000, interval: 1_000 }
const Reconciliations = z.object({ items: z.array(Reconciliation) })

/** Has the schedule look over everything now, and waits for what that look found. */
const look = async (client: Client): Promise<Reconciliation> => {
  const began = new Date().toISOString()
  await client.schedule.getHandle(reconciling.schedule).trigger()
  return vi.waitFor(async () => {
    const { items } = await stack
      .person('administrator')
      .get(Reconciliations, '/api/supervision/reconciliations')
    const found = items.find(({ beganAt }) => beganAt >= began)
    if (!found) throw new Error('It has not looked yet')
    return found
  }, soon)
}
const about = (report: Reconciliation, played: readonly Played[]) =>
  report.differences
    .filter(({ subject }) => played.some(({ dossierId }) => subject.includes(dossierId)))
    .map(({ kind, repaired }) => ({ kind, repaired }))
    .toSorted((one, other) => one.kind.localeCompare(other.kind))

const stepsOf = async ({ dossierId }: Played): Promise<StepItem[]> => {
  const { items } = await stack
    .person('officer-ministry')
    .get(pageOf(StepItem), `/api/supervision/steps?subject=${dossierId}&state=any`)
  return [...items]
}

test('a look over everything finds nothing where all is well, and each difference that is planted', async () => {
  const played = []
  for (const name of ['Rươi một', 'Rươi hai', 'Rươi ba'])
    played.push(await aDossierAfter(stage, aStory(name), [way.lodge]))
  const [untold, restored, ended] = played
  if (!untold || !restored || !ended) throw new Error('Three dossiers are played')
  const { temporal, adminUrl } = stack
  const connection = await Connection.connect({ address: temporal.address })
  const client = new Client({ connection, namespace: temporal.namespace })
  const db = openDatabase<unknown>(adminUrl, { max: 1 })
  try {
    expect(about(await look(client), played)).toEqual([])

    const before = await stepsOf(untold)
    await sql`delete from supervision.step where subject_id = ${untold.dossierId}`.execute(db)
    // The record as it was before the process's last write: its database was restored older.
    await sql`update dossiers.dossier
      set step = step || '{"step": "commune-report"}', process_version = 1
      where id = ${restored.dossierId}`.execute(db)
    await client.workflow.getHandle(evaluation.workflowId(ended.dossierId)).terminate('planted')

    expect(about(await look(client), played)).toEqual([
      { kind: 'process-closed', repaired: false },
      { kind: 'record-behind', repaired: false },
      { kind: 'step-untold', repaired: true },
    ])
    const told = await stepsOf(untold)
    expect(told.map(({ id, dueAt }) => [id, dueAt])).toEqual(
      before.map(({ id, dueAt }) => [id, dueAt]),
    )
  } finally {
    await db.destroy()
    await connection.close()
  }
})
