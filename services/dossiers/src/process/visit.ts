import type { Selectable } from 'kysely'
import { addWorkingDays } from '@ocop/kernel/calendar/working-days'
import { dayOf, endOfDay } from '@ocop/kernel/days'
import { Problem } from '@ocop/kernel/problem'
import type { EnterStep } from '../../contract/evaluation.ts'
import type { StepPlan } from '../../contract/regime.ts'
import type { Dossier, Trx } from '../act/act.ts'
import { dueAt } from '../calendar/deadline.ts'
import { daysAtRest } from '../calendar/rest.ts'
import { closedDaysOf } from '../closure/store.ts'
import { regime } from '../regime/regimes.ts'
import type { DossierTables } from '../tables.ts'
import { stepDueAt } from './due.ts'

export type Visit = Selectable<DossierTables['stepVisit']>

/** What a visit follows: the plan of its step, and the unit whose closed days count. */
type Place = { readonly plan: StepPlan; readonly unitCode: string }

const visitId = ({ dossierId, level, attempt, step, visit }: EnterStep): string =>
  `dossier:${dossierId}:${level}:${attempt}:${step}:${visit}`

/**
 * The visit an entry names: opened, or running again after a pause. The dossier is locked. An entry that was written
 * already, or that comes late, finds the visit as it stands and changes nothing.
 * @throws conflict when a late entry names a visit that never was
 */
export const visitFor = async (
  trx: Trx,
  dossier: Dossier,
  entry: EnterStep,
  { plan, unitCode }: Place,
): Promise<Visit> => {
  const known = await trx
    .selectFrom('stepVisit')
    .selectAll()
    .where('id', '=', visitId(entry))
    .executeTakeFirst()
  if (dossier.processVersion >= entry.processVersion) return known ?? refuseLate()
  if (known === undefined) return openVisit(trx, dossier, entry, { plan, unitCode })
  return known.pausedSince === null ? known : resumeVisit(trx, known, plan, entry.at)
}

const refuseLate = (): never => {
  throw new Problem(
    'conflict',
    'process-stale',
    'A later write of this dossier’s process is recorded already.',
  )
}

const openVisit = async (
  trx: Trx,
  dossier: Dossier,
  entry: EnterStep,
  { plan, unitCode }: Place,
): Promise<Visit> => {
  const { dossierId, level, attempt, step, visit, scoring, at } = entry
  const receivedAt = await receiptAt(trx, entry)
  const begunAt = step === 'supplement' ? await askedAt(trx, entry) : at
  const countsFrom = plan.allowance.from === 'receipt' ? receivedAt : begunAt
  const closedDays = await closedDaysOf(trx, unitCode, dayOf(countsFrom))
  return trx
    .insertInto('stepVisit')
    .values({
      id: visitId(entry),
      dossierId,
      level,
      attempt,
      step,
      visit,
      scoring,
      regime: dossier.regime,
      countsFrom,
      openedAt: at,
      dueAt: stepDueAt(regime(dossier.regime), plan, {
        ...{ dossier, level, receivedAt, closedDays },
        at: begunAt,
      }),
      closedDays,
      pausedSince: null,
      closedAt: null,
      outcome: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** When the supplement that is now awaited was asked for. */
const askedAt = async (trx: Trx, { dossierId, level, attempt, at }: EnterStep): Promise<string> => {
  const request = await trx
    .selectFrom('supplementRequest')
    .select('askedAt')
    .where('dossierId', '=', dossierId)
    .where('level', '=', level)
    .where('attempt', '=', attempt)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  return request?.askedAt ?? at
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

const resumeVisit = (trx: Trx, known: Visit, plan: StepPlan, at: string): Promise<Visit> =>
  trx
    .updateTable('stepVisit')
    .set({ ...clockAfterPause(known, plan, at), pausedSince: null })
    .where('id', '=', known.id)
    .returningAll()
    .executeTakeFirstOrThrow()

/**
 * Where a visit's clock stands at an instant. Where the plan says that the clock stands still meanwhile, the due time
 * moves by the working days of the pause.
 */
export const clockAfterPause = (
  visit: Visit,
  { allowance, supplementPauses }: StepPlan,
  at: string,
): Pick<Visit, 'pausedDays' | 'dueAt'> => {
  if (visit.pausedSince === null || !supplementPauses?.value)
    return { pausedDays: visit.pausedDays, dueAt: visit.dueAt }
  const pausedDays = daysAtRest(visit, at)
  return { pausedDays, dueAt: dueOf({ ...visit, pausedDays }, allowance) }
}

/** When a visit is due: its allowance, what it was extended by and stood still for, without its unit's closed days. */
export const dueOf = (
  visit: Pick<Visit, 'countsFrom' | 'pausedDays' | 'extendedDays' | 'closedDays'>,
  { days, kind }: Pick<StepPlan['allowance'], 'days' | 'kind'>,
): string =>
  dueAt(
    visit.countsFrom,
    { kind, days: days + visit.pausedDays + visit.extendedDays },
    visit.closedDays,
  )

/** When a visit is due after a change. A day that a round set moves by what the step was extended by since, and by nothing else. */
export const dueAfterChange = (
  before: Pick<Visit, 'dueAt' | 'extendedDays'>,
  after: Parameters<typeof dueOf>[0],
  { allowance }: Pick<StepPlan, 'allowance'>,
): string => {
  if (allowance.from !== 'round') return dueOf(after, allowance)
  const more = after.extendedDays - before.extendedDays
  return more === 0
    ? before.dueAt
    : endOfDay(addWorkingDays(dayOf(before.dueAt), more, after.closedDays))
}
