import type { EnteredProcessStep } from '../../contract/processes.ts'
import { clockRulesOfRun } from '../council/clock-rules.ts'
import type { Needs } from '../needs.ts'
import { holderFor, rungsFor } from '../process/holders.ts'
import { marksOf } from '../process/marks.ts'
import { findRun } from '../process-run/store.ts'
import { dueAfterRest, type ProcessStep } from './clock.ts'

/** A step as its process keeps it in mind and as the ledger is told, with what is to be told from an instant on. */
export const enteredStep = async (
  { db, directory }: Needs,
  step: ProcessStep,
  now: string,
): Promise<EnteredProcessStep> => {
  const run = await findRun(db, step.workflowId)
  const { plan } = step
  const { remindAt, ladder } = await clockRulesOfRun(db, run)
  const holder = step.holder ?? (await holderFor(directory, run, plan.holder))
  const rungs = await rungsFor(directory, { holder }, { ladder })
  const marks = plan.quiet
    ? []
    : marksOf(
        { visit: step, unpausedDueAt: dueAfterRest(step, 0), now },
        { holder, rungs, remindAt },
      )
  return {
    ledger: {
      id: step.id,
      process: run.workflowId,
      // The types of subjects in the ledger are the kinds of processes, and more.
      subject: { type: run.kind, id: run.subjectId, title: run.title },
      subjectUnit: await directory.unitAt(run.unitPath),
      level: plan.holder.at === 'producer' ? 'commune' : plan.holder.at,
      attempt: step.visit,
      step: step.step,
      titleVi: plan.titleVi,
      holder,
      openedAt: step.openedAt,
      countsFrom: step.countsFrom,
      dueAt: step.dueAt,
      reason: plan.titleVi,
      article: plan.allowance.article,
      acts: plan.acts,
      delegable: [],
      closedDays: step.closedDays,
      ...(plan.quiet ? { claimBy: null } : {}),
      clockId: run.clockId,
      realm: run.realm,
    },
    opened: {
      id: step.id,
      step: step.step,
      visit: step.visit,
      dueAt: step.dueAt,
      holder,
      acts: plan.acts,
      marks: [...marks],
    },
  }
}
