import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test, vi } from 'vitest'
import { sql } from 'kysely'
import type { Client } from '@temporalio/client'
import { z } from 'zod'
import { DossierView } from '@ocop/dossiers/contract/dossier'
import { evaluation } from '@ocop/dossiers/contract/evaluation'
import { reconciling } from '@ocop/dossiers/contract/process-names'
import { openDatabase } from '@ocop/postgres/database'
import { StepItem } from '@ocop/supervision/contract/board'
import { Reconciliation } from '@ocop/supervision/contract/reconciliations'
import { CommandResult } from '@ocop/kernel/ids'
import { pageOf } from '@ocop/kernel/page'
import { playAct } from '../../infra/rehearsals/acting.ts'
import type { Stage } from '../../infra/rehearsals/stage.ts'
import { openEngine } from '../support/engine.ts'
import {
  aDossierAfter,
  aStory,
  liveStage,
  play,
  way,
  wayTo,
  type Played,
} from '../support/live-stage.ts'
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

/** Has a lost process go on by its record; its level is asked to end with it, and takes a moment to go. */
const resume = async ({ dossierId }: Played): Promise<void> => {
  const path = `/api/dossiers/processes/${encodeURIComponent(evaluation.workflowId(dossierId))}/resumptions`
  const body = { commandId: randomUUID(), reason: 'Quy trình bị dừng ngoài ý muốn.' }
  await vi.waitFor(() => stack.person('administrator').post(CommandResult, path, body), soon)
}

test('a look over everything finds nothing where all is well, and each difference that is planted', async () => {
  const played = []
  for (const name of ['Rươi một', 'Rươi hai', 'Rươi ba'])
    played.push(await aDossierAfter(stage, aStory(name), [way.lodge]))
  const [untold, restored, ended] = played
  if (!untold || !restored || !ended) throw new Error('Three dossiers are played')
  const client = await openEngine(stack)
  const db = openDatabase<unknown>(stack.adminUrl, { max: 1 })
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
    await resume(ended)
    expect(about(await look(client), [ended])).toEqual([])
    const told = await stepsOf(untold)
    expect(told.map(({ id, dueAt }) => [id, dueAt])).toEqual(
      before.map(({ id, dueAt }) => [id, dueAt]),
    )
  } finally {
    await db.destroy()
    await client.connection.close()
  }
})

test('dossiers whose processes were ended from outside are stuck in plain words, and resumed go on to their stars', async () => {
  const waiting = await aDossierAfter(stage, aStory('Rươi bốn'), wayTo('communeAccept'))
  const asked = await aDossierAfter(stage, aStory('Rươi năm'), [way.lodge])
  const { on } = way.lodge
  const paper = 'material-origin'
  const ask = 'Bổ sung hợp đồng thu mua nguyên liệu.'
  const alone = { stage, ...asked, index: 90 }
  await playAct(alone, { act: 'supplement-requests', level: 'commune', on, ask, paper })
  const client = await openEngine(stack)
  try {
    for (const { dossierId } of [waiting, asked])
      await client.workflow.getHandle(evaluation.workflowId(dossierId)).terminate('planted')
    const [step] = await vi.waitFor(async () => {
      const steps = (await stepsOf(waiting)).filter(({ causes }) => causes.includes('technical'))
      expect(steps).toHaveLength(1)
      return steps
    }, soon)
    expect(step?.sentence).toBe(
      'Không tìm thấy quy trình điện tử của hồ sơ, cần quản trị hệ thống xử lý.',
    )
    for (const each of [waiting, asked]) await resume(each)
    const answer = 'Hợp đồng đã được xác nhận.'
    await playAct({ ...alone, index: 91 }, { act: 'supplements', on, answer, paper })
    for (const act of wayTo('decision').slice(1)) {
      if (act.act !== 'accept' || act.level !== 'commune') await play(stage, waiting, act)
      await play(stage, asked, act)
    }
    for (const { dossierId } of [waiting, asked])
      expect(
        await stack.person('htx-ruoi').get(DossierView, `/api/dossiers/dossiers/${dossierId}`),
      ).toMatchObject({ state: 'certified' })
  } finally {
    await client.connection.close()
  }
})
