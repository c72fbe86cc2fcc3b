import { sql } from 'kysely'
import type { StepHolder } from '@ocop/supervision/contract/steps'
import { missing } from '@ocop/kernel/problem'
import type { StepChanged, StepChangeOrder } from '../../contract/step-change.ts'
import type { StepPlan } from '../../contract/regime.ts'
import type { Dossier, Trx } from '../act/act.ts'
import { clockNow } from '../clock/store.ts'
import type { Needs } from '../needs.ts'
import { holderFor, planOf } from '../process/holders.ts'
import { toldOf } from '../process/steps.ts'
import { dueAfterChange, type Visit } from '../process/visit.ts'
import { changed } from './change.ts'
import { changeKnown, logChange, refuseClosed, standingOf, type LoggedChange } from './log-store.ts'
import { changeProcessStep, processStepOnRecord } from './process-step-store.ts'

/** An open step of a dossier with its plan. */
export type StepOnRecord = {
  readonly visit: Visit
  readonly dossier: Dossier
  readonly plan: StepPlan
  readonly ownHolder: StepHolder
}

/** @throws missing when the records have no such step */
export const stepOnRecord = async (needs: Needs, stepId: string): Promise<StepOnRecord> => {
  const visit = await needs.db
    .selectFrom('stepVisit')
    .selectAll()
    .where('id', '=', stepId)
    .executeTakeFirst()
  if (!visit) throw missing('step')
  const dossier = await needs.db
    .selectFrom('dossier')
    .selectAll()
    .where('id', '=', visit.dossierId)
    .executeTakeFirstOrThrow()
  const plan = planOf(dossier, visit)
  if (!plan) throw missing('step')
  return { visit, dossier, plan, ownHolder: await holderFor(needs.directory, dossier, plan.holder) }
}

/**
 * Changes an open step as ordered, once per command; a dry run tells what would come of it. The process is told after.
 * @throws conflict when the step is closed, or what forbids the change
 */
export const changeStep = async (
  needs: Needs,
  stepId: string,
  order: StepChangeOrder,
): Promise<StepChanged> => {
  const ofProcess = await processStepOnRecord(needs, stepId)
  if (ofProcess) return changeProcessStep(needs, ofProcess, order)
  const { dossier, plan, ownHolder, visit: seen } = await stepOnRecord(needs, stepId)
  const at = await clockNow(needs.db, dossier.clockId, needs.wallClock)
  const { source, article } = plan.allowance
  const holder = seen.holder ?? ownHolder
  const { rungs: climbed } = await toldOf(needs, dossier, { visit: seen, holder })
  const rungs = climbed.map(({ to }) => to)
  return needs.db.transaction().execute(async (trx) => {
    const known = await changeKnown(trx, stepId, order.commandId)
    const legal = source === 'law'
    if (known) return { ...known, legal, article }
    const visit = await lockVisit(trx, stepId)
    refuseClosed(visit)
    const change = changed(
      {
        step: plan.step,
        allowance: plan.allowance,
        extendedDays: visit.extendedDays,
        ownHolder,
        holder: visit.holder ?? ownHolder,
        takers: visit.takers,
        rungs,
      },
      order,
    )
    const next = {
      ...visit,
      ...change,
      changes: visit.changes + 1,
      dueAt: dueAfterChange(visit, { ...visit, ...change }, plan),
    }
    const before = standingOf(visit, ownHolder)
    const after = standingOf(next, ownHolder)
    if (!order.dryRun) await writeChange(trx, { visit: next, order, at, before, after })
    return { at, before, after, legal, article }
  })
}

export const lockVisit = async (trx: Trx, stepId: string): Promise<Visit> =>
  trx
    .selectFrom('stepVisit')
    .selectAll()
    .where('id', '=', stepId)
    .forUpdate()
    .executeTakeFirstOrThrow()

export type Change = LoggedChange & {
  readonly visit: Pick<Visit, 'id' | 'dossierId' | 'extendedDays'>
}

/** Writes a change on the visit, on the dossier that stands there, and in the log of changes. */
export const writeChange = async (
  trx: Trx,
  { visit: { id: stepId, dossierId, extendedDays }, order, at, before, after }: Change,
): Promise<void> => {
  await trx
    .updateTable('stepVisit')
    .set({
      changes: after.number,
      extendedDays,
      dueAt: after.dueAt,
      holder: JSON.stringify(after.holder),
      takers: JSON.stringify(after.takers),
      closedDays: after.closedDays,
    })
    .where('id', '=', stepId)
    .execute()
  await trx
    .updateTable('dossier')
    .set({
      step: sql<string>`step || ${JSON.stringify({ holder: after.holder, dueAt: after.dueAt })}::jsonb`,
    })
    .where('id', '=', dossierId)
    .where(sql<boolean>`step ->> 'id' = ${stepId}`)
    .execute()
  await logChange(trx, stepId, { order, at, before, after })
}
