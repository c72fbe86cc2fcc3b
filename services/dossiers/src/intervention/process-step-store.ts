import { missing, Problem } from '@ocop/kernel/problem'
import type { RestatedProcessStep } from '../../contract/processes.ts'
import type { StepChanged, StepChangeOrder } from '../../contract/step-change.ts'
import type { Trx } from '../act/act.ts'
import { clockNow } from '../clock/store.ts'
import { clockRulesOfRun } from '../council/clock-rules.ts'
import type { Needs } from '../needs.ts'
import { holderFor, rungsFor } from '../process/holders.ts'
import { findRun } from '../process-run/store.ts'
import { dueAfterRest, type ProcessStep } from '../process-step/clock.ts'
import { enteredStep } from '../process-step/entered.ts'
import { lockStep } from '../process-step/store.ts'
import { changed } from './change.ts'
import { changeKnown, logChange, refuseClosed, standingOf } from './log-store.ts'

/** A step of a round, a certificate or an inspection; undefined when the records have none of this id. */
export const processStepOnRecord = (
  { db }: Pick<Needs, 'db'>,
  stepId: string,
): Promise<ProcessStep | undefined> =>
  db.selectFrom('processStep').selectAll().where('id', '=', stepId).executeTakeFirst()

/**
 * Changes an open step of such a process as ordered, by the same rules as a dossier's.
 * @throws conflict `step-unchangeable` for a time that its process tells of in words of its own
 */
export const changeProcessStep = async (
  needs: Needs,
  { id, workflowId, plan }: ProcessStep,
  order: StepChangeOrder,
): Promise<StepChanged> => {
  if (plan.quiet)
    throw new Problem('conflict', 'step-unchangeable', 'This time does not change from outside.')
  const run = await findRun(needs.db, workflowId)
  const at = await clockNow(needs.db, run.clockId, needs.wallClock)
  const ownHolder = await holderFor(needs.directory, run, plan.holder)
  const rules = await clockRulesOfRun(needs.db, run)
  const { source, article } = plan.allowance
  const legal = source === 'law'
  return needs.db.transaction().execute(async (trx) => {
    const known = await changeKnown(trx, id, order.commandId)
    if (known) return { ...known, legal, article }
    const step = await lockStep(trx, id)
    refuseClosed(step)
    const holder = step.holder ?? ownHolder
    const ladder = await rungsFor(needs.directory, { holder }, rules)
    const rungs = ladder.map(({ to }) => to)
    const change = changed({ ...step, ...plan, ownHolder, holder, rungs }, order)
    const next = { ...step, ...change, changes: step.changes + 1 }
    const before = standingOf(step, ownHolder)
    const dueAt = dueAfterRest(next, step.pausedDays)
    const after = standingOf({ ...next, dueAt }, ownHolder)
    if (!order.dryRun) {
      await writeChange(trx, id, { extendedDays: next.extendedDays, after })
      await logChange(trx, id, { order, at, before, after })
    }
    return { at, before, after, legal, article }
  })
}

/** Writes a change on the step; the log of changes is written beside it. */
export const writeChange = async (
  trx: Trx,
  id: string,
  { extendedDays, after }: Pick<ProcessStep, 'extendedDays'> & Pick<StepChanged, 'after'>,
): Promise<void> => {
  await trx
    .updateTable('processStep')
    .set({
      extendedDays,
      changes: after.number,
      dueAt: after.dueAt,
      holder: JSON.stringify(after.holder),
      takers: JSON.stringify(after.takers),
    })
    .where('id', '=', id)
    .execute()
}

/**
 * The step as it stands now, for its process to plan its marks anew, and for the ledger.
 * @throws missing when the records have no such step
 */
export const restateProcessStep = async (
  needs: Needs,
  stepId: string,
  at: string,
): Promise<RestatedProcessStep> => {
  const step = await processStepOnRecord(needs, stepId)
  if (!step) throw missing('step')
  const { opened, ledger } = await enteredStep(needs, step, at)
  const { number, ...standing } = standingOf(step, opened.holder)
  const { subjectUnit } = ledger
  return number === 0 ? { opened } : { opened, ledger: { number, at, ...standing, subjectUnit } }
}
