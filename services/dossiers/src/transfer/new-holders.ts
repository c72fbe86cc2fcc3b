import type { StepHolder, StepTaker } from '@ocop/supervision/contract/steps'
import { Problem } from '@ocop/kernel/problem'
import type { UnitRef } from '@ocop/kernel/units'
import type { StepStanding } from '../../contract/step-change.ts'
import type { Trx } from '../act/act.ts'
import { sameHolder } from '../intervention/change.ts'
import { logChange, standingOf } from '../intervention/log-store.ts'
import { writeChange } from '../intervention/process-step-store.ts'
import type { Needs } from '../needs.ts'
import { holderFor } from '../process/holders.ts'
import type { ProcessRun } from '../process-run/store.ts'
import type { ProcessStep } from '../process-step/clock.ts'
import { lockStep } from '../process-step/store.ts'
import { standingUnit } from '../unit/life.ts'

/** An open step as it stands, and as it stands once its process is of another unit. */
export type NewHolder = {
  readonly step: Pick<ProcessStep, 'id' | 'changes' | 'extendedDays'>
  readonly before: StepStanding
  readonly after: StepStanding
}

/**
 * Who holds the open steps of a product's processes after its unit: the same post by the plan, at the unit that took
 * over. A step that was given to another post stays given, to that post where its own unit is carried on.
 */
export const newHoldersOf = async (
  { db, directory }: Pick<Needs, 'db' | 'directory'>,
  productId: string,
  { to, day }: { readonly to: UnitRef; readonly day: string },
): Promise<NewHolder[]> => {
  const steps = await db
    .selectFrom('processStep')
    .innerJoin('productRun', 'productRun.workflowId', 'processStep.workflowId')
    .selectAll('processStep')
    .select(['productRun.unitPath', 'productRun.organisationId'])
    .where('productRun.productId', '=', productId)
    .where('productRun.unitPath', '!=', to.path)
    .where('processStep.closedAt', 'is', null)
    .orderBy('processStep.id')
    .execute()
  const found: NewHolder[] = []
  for (const { unitPath, organisationId, ...step } of steps) {
    const { holder: rule } = step.plan
    const was = await holderFor(directory, { unitPath, organisationId }, rule)
    const next = await holderFor(directory, { unitPath: to.path, organisationId }, rule)
    const before = standingOf(step, was)
    const { holder } = before
    found.push({
      step,
      before,
      after: {
        ...before,
        number: before.number + 1,
        holder: sameHolder(holder, was)
          ? next
          : ((await carriedOn(directory, holder, day)) ?? next),
        takers: await takersAfter(directory, before.takers, day),
      },
    })
  }
  return found
}

type Ends = Needs['directory']

/** The same post where its unit lives on, or at the unit of its level that took over; undefined where there is none. */
const carriedOn = async (
  directory: Ends,
  holder: StepHolder,
  day: string,
): Promise<StepHolder | undefined> => {
  const unit = await standingUnit(directory, holder.unit, day)
  return unit.level === holder.unit.level ? { ...holder, unit } : undefined
}

/** Whoever was asked to act stays asked, but for posts that nobody carries on. */
const takersAfter = async (
  directory: Ends,
  takers: readonly StepTaker[],
  day: string,
): Promise<StepTaker[]> => {
  const stay: StepTaker[] = []
  for (const taker of takers) {
    const holder = await carriedOn(directory, taker.holder, day)
    if (holder) stay.push({ ...taker, holder })
  }
  return stay
}

type Changing = {
  /** The processes that move, locked. */
  readonly runs: readonly Pick<ProcessRun, 'workflowId'>[]
  readonly order: Parameters<typeof logChange>[2]['order']
  readonly at: string
}

/** Writes the new holders, each as a change of its step. @throws conflict when other steps are open by now, or one of them stands otherwise */
export const changeHolders = async (
  trx: Trx,
  holders: readonly NewHolder[],
  { runs, order, at }: Changing,
): Promise<void> => {
  const open = await openStepsOf(trx, runs)
  if (open.some((id) => !holders.some(({ step }) => step.id === id))) throw changedMeanwhile()
  for (const { step, before, after } of holders.filter((each) => open.includes(each.step.id))) {
    const { changes, dueAt, extendedDays } = await lockStep(trx, step.id)
    if (changes !== step.changes || dueAt !== before.dueAt) throw changedMeanwhile()
    await writeChange(trx, step.id, { extendedDays, after })
    await logChange(trx, step.id, { order, at, before, after })
  }
}

const openStepsOf = async (trx: Trx, runs: Changing['runs']): Promise<string[]> => {
  if (runs.length === 0) return []
  const ids = runs.map(({ workflowId }) => workflowId)
  const rows = await trx
    .selectFrom('processStep')
    .select('id')
    .where('workflowId', 'in', ids)
    .where('closedAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(({ id }) => id)
}

/** The same command finds it as it is by then. */
export const changedMeanwhile = (): Problem =>
  new Problem('conflict', 'version-stale', 'The product has changed meanwhile. Repeat.')
