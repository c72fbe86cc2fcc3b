import type { Kysely } from 'kysely'
import type { CloseStep } from '@ocop/supervision/contract/steps'
import { isKnown } from '@ocop/kernel/calendar/working-days'
import { dayOf } from '@ocop/kernel/days'
import { missing } from '@ocop/kernel/problem'
import type { OpenProcessStep, ProcessStepMoment } from '../../contract/processes.ts'
import type { Trx } from '../act/act.ts'
import { verdictAt } from '../calendar/rest.ts'
import type { StepVerdict } from '../kept.ts'
import type { DossierTables } from '../tables.ts'
import { clockAt, dueAfterRest, type ProcessStep } from './clock.ts'

type Db = Kysely<DossierTables>

export const processStepId = ({ workflowId, plan, visit }: OpenProcessStep): string =>
  `${workflowId}:${plan.step}:${visit}`

/** Opens the step under the process's own name for it; opened again it stays as it is. */
export const openStep = async (db: Db, entry: OpenProcessStep): Promise<ProcessStep> => {
  const { workflowId, plan, visit, at, processVersion, countsFrom = at, dueOn = null } = entry
  const timed = { plan, countsFrom, dueOn, extendedDays: 0, closedDays: [] }
  await db
    .insertInto('processStep')
    .values({
      ...timed,
      id: processStepId(entry),
      workflowId,
      step: plan.step,
      visit,
      plan: JSON.stringify(plan),
      openedAt: at,
      dueAt: dueAfterRest(timed, 0),
      pausedSince: null,
      clockVersion: processVersion,
      closedAt: null,
      outcome: null,
    })
    .onConflict((key) => key.column('id').doNothing())
    .execute()
  return db
    .selectFrom('processStep')
    .selectAll()
    .where('id', '=', processStepId(entry))
    .executeTakeFirstOrThrow()
}

/** Puts the step's clock at rest; at rest already, it stays so from the first time. */
export const pauseStep = (db: Db, id: string, word: ProcessStepMoment): Promise<ProcessStep> =>
  moved(db, id, word, ({ pausedSince }) => ({ pausedSince: pausedSince ?? word.at }))

/** Lets the step's clock run again; it is due later by the working days it stood still. */
export const resumeStep = (db: Db, id: string, word: ProcessStepMoment): Promise<ProcessStep> =>
  moved(db, id, word, (step) => ({ ...clockAt(step, word.at), pausedSince: null }))

/** Gives the step more days. */
export const extendStep = (
  db: Db,
  id: string,
  { days, ...word }: ProcessStepMoment & { readonly days: number },
): Promise<ProcessStep> =>
  moved(db, id, word, (step) => {
    const extendedDays = step.extendedDays + days
    return { extendedDays, dueAt: dueAfterRest({ ...step, extendedDays }, step.pausedDays) }
  })

/** Closes the step with its verdict, worked out once: closing again gives what the first closing found. */
export const closeStep = (
  db: Db,
  id: string,
  { at, outcome }: ProcessStepMoment & { readonly outcome: string },
): Promise<CloseStep> =>
  db.transaction().execute(async (trx) => {
    const step = await lockStep(trx, id)
    if (step.closedAt && step.outcome) return closing(step.closedAt, step.outcome, step.verdict)
    const clock = clockAt(step, at)
    // Beyond the years the calendar knows, how late it was cannot be told: the ledger says only whether.
    const verdict = isKnown(dayOf(clock.dueAt)) && isKnown(dayOf(at)) ? verdictAt(clock, at) : null
    await trx
      .updateTable('processStep')
      .set({
        ...clock,
        ...{ closedAt: at, outcome },
        ...(verdict ? { verdict: JSON.stringify(verdict) } : {}),
      })
      .where('id', '=', id)
      .execute()
    return closing(at, outcome, verdict)
  })

const closing = (closedAt: string, outcome: string, verdict: StepVerdict | null): CloseStep => ({
  closedAt,
  outcome,
  ...(verdict ? { verdict } : {}),
})

type Clocked = Partial<Pick<ProcessStep, 'pausedSince' | 'pausedDays' | 'extendedDays' | 'dueAt'>>

/** Moves the step's clock, unless the step is closed or a later word about it is written already. */
const moved = (
  db: Db,
  id: string,
  { processVersion }: ProcessStepMoment,
  change: (step: ProcessStep) => Clocked,
): Promise<ProcessStep> =>
  db.transaction().execute(async (trx) => {
    const step = await lockStep(trx, id)
    if (step.closedAt !== null || step.clockVersion >= processVersion) return step
    return trx
      .updateTable('processStep')
      .set({ ...change(step), clockVersion: processVersion })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
  })

/** The step, locked for the transaction. @throws missing */
export const lockStep = async (trx: Trx, id: string): Promise<ProcessStep> => {
  const step = await trx
    .selectFrom('processStep')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!step) throw missing('step')
  return step
}
