import type { OpenStep, StepHolder } from '@ocop/supervision/contract/steps'
import { missing } from '@ocop/kernel/problem'
import type { UnitRef } from '@ocop/kernel/units'
import type { EnterStep } from '../../contract/evaluation.ts'
import type { EnteredStep } from '../../contract/process.ts'
import { levelFor } from '../../contract/plan.ts'
import type { LevelPlan, StepPlan } from '../../contract/regime.ts'
import type { Dossier, Trx } from '../act/act.ts'
import { lockDossier } from '../command/apply.ts'
import { policyOf } from '../intervention/policy.ts'
import type { Needs } from '../needs.ts'
import { regime } from '../regime/regimes.ts'
import type { StandingStep } from '../kept.ts'
import { clockRulesOf } from '../council/clock-rules.ts'
import { askingHolder, holderFor, rungsFor } from './holders.ts'
import { marksOf, type Told } from './marks.ts'
import { dueOf, visitFor, type Visit } from './visit.ts'

/**
 * Opens a step on the dossier, or lets the same visit run again after a supplement. Repeating it answers the same.
 * @returns the step for the process, and for the ledger
 */
export const enterStep = async (needs: Needs, entry: EnterStep): Promise<EnteredStep> => {
  const { dossier, title } = await dossierOf(needs, entry.dossierId)
  const { plan } = planFor(dossier, entry)
  // Asked before the lock is taken: another service may take its time to answer.
  const { unitAt } = needs.directory
  const own = await holderFor(needs.directory, dossier, plan.holder)
  const subjectUnit = await unitAt(dossier.unitPath)
  const visit = await needs.db.transaction().execute(async (trx) => {
    const locked = await lockDossier(trx, entry.dossierId)
    const found = await visitFor(trx, locked, entry, { plan, unitCode: own.unit.code })
    await stand(trx, entry, standingStep(found, plan, found.holder ?? own))
    return found
  })
  const holder = visit.holder ?? own
  const told = await toldOf(needs, dossier, { visit, holder })
  return {
    ledger: wordOf({ dossier, title, subjectUnit, visit, plan, holder }),
    opened: openedFrom({ visit, plan, now: entry.at }, told),
  }
}

/** A step as the ledger is told that it opened, whenever that is told. */
export const ledgerWord = async (
  needs: Needs,
  { visit, plan, ownHolder }: { visit: Visit; plan: StepPlan; ownHolder: StepHolder },
): Promise<OpenStep> => {
  const { dossier, title } = await dossierOf(needs, visit.dossierId)
  const subjectUnit = await needs.directory.unitAt(dossier.unitPath)
  return wordOf({ dossier, title, subjectUnit, visit, plan, holder: visit.holder ?? ownHolder })
}

type Word = {
  readonly dossier: Dossier
  readonly title: string
  readonly subjectUnit: UnitRef
  readonly visit: Visit
  readonly plan: StepPlan
  readonly holder: StepHolder
}

const wordOf = ({ dossier, title, subjectUnit, visit, plan, holder }: Word): OpenStep => ({
  id: visit.id,
  process: `dossier:${dossier.id}`,
  subject: { type: 'dossier', id: dossier.id, title },
  subjectUnit,
  level: visit.level,
  attempt: visit.attempt,
  step: plan.step,
  titleVi: plan.titleVi,
  holder,
  openedAt: visit.openedAt,
  countsFrom: visit.countsFrom,
  dueAt: visit.dueAt,
  reason: plan.titleVi,
  article: plan.allowance.article,
  ...actsOf(plan),
  closedDays: visit.closedDays,
  clockId: dossier.clockId,
  realm: dossier.realm,
})

/** Who is told of a visit's time, from whoever holds it. */
export const toldOf = async (
  needs: Needs,
  dossier: Dossier,
  { visit, holder }: { readonly visit: Visit; readonly holder: StepHolder },
): Promise<Told> => {
  const asking = holder.role === 'producer' ? await askingHolder(needs, dossier, visit) : undefined
  const rules = await clockRulesOf(needs.db, dossier, visit)
  const rungs = await rungsFor(needs.directory, { holder, asking }, rules)
  return { holder, rungs, remindAt: rules.remindAt }
}

/** A visit as its process needs it. */
export const openedFrom = (
  { visit, plan, now }: { readonly visit: Visit; readonly plan: StepPlan; readonly now: string },
  told: Told,
): EnteredStep['opened'] => ({
  id: visit.id,
  step: plan.step,
  dueAt: visit.dueAt,
  supplementPauses: plan.supplementPauses?.value ?? false,
  marks: [...marksOf({ visit, unpausedDueAt: unpausedDueAt(visit, plan), now }, told)],
})

/** A day set by the round does not count from anything: shares of it are taken as it stands. */
const unpausedDueAt = (visit: Visit, { allowance }: StepPlan): string =>
  allowance.from === 'round' ? visit.dueAt : dueOf({ ...visit, pausedDays: 0 }, allowance)

/** The acts of the step's holder, and which of them others may do for it. */
const actsOf = ({ step, acts, holder }: StepPlan): Pick<OpenStep, 'acts' | 'delegable'> => {
  const own = acts
    .filter(({ by }) => by.some(({ role, at }) => role === holder.role && at === holder.at))
    .map(({ act }) => act)
  return { acts: own, delegable: policyOf(step).onBehalf ? own : [] }
}

const dossierOf = async (
  { db }: Needs,
  id: string,
): Promise<{ dossier: Dossier; title: string }> => {
  const row = await db
    .selectFrom('dossier')
    .innerJoin('product', 'product.id', 'dossier.productId')
    .selectAll('dossier')
    .select('product.name as title')
    .where('dossier.id', '=', id)
    .executeTakeFirst()
  if (!row) throw missing('dossier')
  const { title, ...dossier } = row
  return { dossier, title }
}

const planFor = (
  dossier: Dossier,
  entry: Pick<EnterStep, 'level' | 'step'>,
): { level: LevelPlan; plan: StepPlan } => {
  const level = levelFor(regime(dossier.regime), dossier, entry.level)
  const plan = level?.steps.find((each) => each.step === entry.step)
  if (!level || !plan) throw missing('step')
  return { level, plan }
}

const standingStep = (
  { id, openedAt, dueAt, scoring }: Visit,
  { step, titleVi, allowance: { article } }: StepPlan,
  holder: StandingStep['holder'],
): StandingStep => ({ id, step, titleVi, holder, openedAt, dueAt, article, scoring })

/** Puts the step on the dossier, unless a later write of the process stands there already. */
const stand = async (
  trx: Trx,
  { dossierId, level, attempt, processVersion }: EnterStep,
  step: StandingStep,
): Promise<void> => {
  await trx
    .updateTable('dossier')
    .set({ level, attempt, step: JSON.stringify(step), processVersion })
    .where('id', '=', dossierId)
    .where('state', '=', 'lodged')
    .where('processVersion', '<', processVersion)
    .execute()
}
