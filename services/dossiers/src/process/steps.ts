import type { Selectable } from 'kysely'
import { dayOf } from '@ocop/kernel/days'
import { missing } from '@ocop/kernel/problem'
import type { EnterStep } from '../../contract/evaluation.ts'
import type { EnteredStep } from '../../contract/process.ts'
import type { LevelPlan, StepPlan } from '../../contract/regime.ts'
import type { Dossier, Trx } from '../act/act.ts'
import { workingDaysBetween } from '@ocop/kernel/calendar/working-days'
import { dueAt } from '../calendar/deadline.ts'
import { lockDossier } from '../command/apply.ts'
import type { Needs } from '../needs.ts'
import { regime } from '../regime/regimes.ts'
import type { DossierTables } from '../tables.ts'
import { holderFor, rungsFor } from './holders.ts'
import { marksOf } from './marks.ts'

type Visit = Selectable<DossierTables['stepVisit']>

export const visitId = ({ dossierId, level, attempt, step, visit }: EnterStep): string =>
  `dossier:${dossierId}:${level}:${attempt}:${step}:${visit}`

/**
 * Opens a step on the dossier, or lets the same visit run again after a supplement. Repeating it answers the same.
 * @returns the step for the process, and for the ledger
 */
export const enterStep = async (needs: Needs, entry: EnterStep): Promise<EnteredStep> => {
  const { dossier, visit } = await needs.db.transaction().execute(async (trx) => {
    const locked = await lockDossier(trx, entry.dossierId)
    return { dossier: locked, visit: await openVisit(trx, locked, entry) }
  })
  const { level, plan } = planFor(dossier, entry)
  const holder = await holderFor(needs.directory, dossier, plan.holder)
  const standing = {
    id: visit.id,
    step: plan.step,
    titleVi: plan.titleVi,
    holder,
    openedAt: visit.openedAt,
    dueAt: visit.dueAt,
    article: plan.allowance.article,
    scoring: visit.scoring,
  }
  // A later write of the process stands already when this one comes late; then it changes nothing.
  await needs.db
    .updateTable('dossier')
    .set({
      level: level.level,
      attempt: entry.attempt,
      step: JSON.stringify(standing),
      processVersion: entry.processVersion,
    })
    .where('id', '=', dossier.id)
    .where('state', '=', 'lodged')
    .where('processVersion', '<', entry.processVersion)
    .execute()
  const { name: title } = await needs.db
    .selectFrom('product')
    .select('name')
    .where('id', '=', dossier.productId)
    .executeTakeFirstOrThrow()
  const { statute } = regime(dossier.regime)
  const rungs = await rungsFor(needs.directory, holder, statute)
  return {
    ledger: {
      id: visit.id,
      process: `dossier:${dossier.id}`,
      subject: { type: 'dossier', id: dossier.id, title },
      subjectUnit: await needs.directory.unitAt(dossier.unitPath),
      level: level.level,
      attempt: entry.attempt,
      step: plan.step,
      titleVi: plan.titleVi,
      holder,
      openedAt: visit.openedAt,
      countsFrom: visit.countsFrom,
      dueAt: visit.dueAt,
      reason: plan.titleVi,
      article: plan.allowance.article,
      acts: plan.acts.map(({ act }) => act),
      clockId: dossier.clockId,
      realm: dossier.realm,
    },
    opened: {
      id: visit.id,
      step: plan.step,
      dueAt: visit.dueAt,
      supplementPauses: plan.supplementPauses?.value ?? false,
      marks: [
        ...marksOf(
          { stepId: visit.id, countsFrom: visit.countsFrom, dueAt: visit.dueAt, now: entry.at },
          statute,
          { holder, rungs },
        ),
      ],
    },
  }
}

const planFor = (
  dossier: Dossier,
  entry: Pick<EnterStep, 'level' | 'step'>,
): { level: LevelPlan; plan: StepPlan } => {
  const level = regime(dossier.regime).levels.find((each) => each.level === entry.level)
  const plan = level?.steps.find((each) => each.step === entry.step)
  if (!level || !plan) throw missing('step')
  return { level, plan }
}

const openVisit = async (trx: Trx, dossier: Dossier, entry: EnterStep): Promise<Visit> => {
  const id = visitId(entry)
  const known = await trx
    .selectFrom('stepVisit')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (known) return known.pausedSince === null ? known : resume(trx, dossier, known, entry)
  const { plan } = planFor(dossier, entry)
  const countsFrom = plan.allowance.from === 'receipt' ? await receiptAt(trx, entry) : entry.at
  const { dossierId, level, attempt, step, visit, scoring, at } = entry
  return trx
    .insertInto('stepVisit')
    .values({
      id,
      dossierId,
      level,
      attempt,
      step,
      visit,
      scoring,
      countsFrom,
      openedAt: at,
      dueAt: dueAt(countsFrom, plan.allowance),
      pausedSince: null,
      closedAt: null,
      outcome: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** The dated receipt at a level: when its first step opened there. Steps that count from it share it. */
const receiptAt = async (
  trx: Trx,
  { dossierId, level, attempt, at }: EnterStep,
): Promise<string> => {
  const first = await trx
    .selectFrom('stepVisit')
    .select((eb) => eb.fn.min('openedAt').as('openedAt'))
    .where('dossierId', '=', dossierId)
    .where('level', '=', level)
    .where('attempt', '=', attempt)
    .executeTakeFirst()
  return first?.openedAt ?? at
}

/** After a supplement: where the plan says that the clock stood still, the due time moves by the working days it stood. */
const resume = async (
  trx: Trx,
  dossier: Dossier,
  known: Visit,
  entry: EnterStep,
): Promise<Visit> => {
  const { plan } = planFor(dossier, entry)
  const stood = workingDaysBetween(dayOf(known.pausedSince ?? entry.at), dayOf(entry.at))
  const pausedDays = known.pausedDays + (plan.supplementPauses?.value ? stood : 0)
  const days = plan.allowance.days + pausedDays
  return trx
    .updateTable('stepVisit')
    .set({
      pausedSince: null,
      pausedDays,
      dueAt: dueAt(known.countsFrom, { ...plan.allowance, days }),
    })
    .where('id', '=', known.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}
