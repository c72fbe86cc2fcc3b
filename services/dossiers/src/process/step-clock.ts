import type { Kysely } from 'kysely'
import { workingDaysBetween } from '@ocop/kernel/calendar/working-days'
import { dayOf } from '@ocop/kernel/days'
import { stepFor } from '../../contract/plan.ts'
import type { Allowance } from '../../contract/regime.ts'
import type { StepClock } from '../../contract/supplements.ts'
import type { Dossier } from '../act/act.ts'
import { regime } from '../regime/regimes.ts'
import type { DossierTables } from '../tables.ts'
import { clockAfterPause, type Visit } from './visit.ts'

/** How each step of a dossier spends its time, or spent it until it closed; oldest first. */
export const stepClocks = async (
  db: Kysely<DossierTables>,
  dossier: Pick<Dossier, 'id' | 'kind' | 'heldStars'>,
  now: string,
): Promise<StepClock[]> => {
  const visits = await db
    .selectFrom('stepVisit')
    .selectAll()
    .where('dossierId', '=', dossier.id)
    .orderBy('openedAt')
    .orderBy('id')
    .execute()
  return visits.flatMap((visit) => {
    const plan = stepFor(regime(visit.regime), dossier, visit)
    return plan ? [clockOf(visit, plan, visit.closedAt ?? now)] : []
  })
}

type Plan = Parameters<typeof clockAfterPause>[1]

/** A visit's clock as it stands at an instant. */
export const clockOf = (visit: Visit, plan: Plan, at: string): StepClock => {
  const { id, level, attempt, step, countsFrom, openedAt, pausedSince, closedAt } = visit
  const { pausedDays, dueAt } = clockAfterPause(visit, plan, at)
  const days = daysBetween[plan.allowance.kind]
  return {
    id,
    level,
    attempt,
    step,
    titleVi: plan.titleVi,
    kind: plan.allowance.kind,
    article: plan.allowance.article,
    countsFrom,
    openedAt,
    dueAt,
    pausedSince,
    closedAt,
    daysSince: days(dayOf(countsFrom), dayOf(at)),
    daysPaused: pausedDays,
    daysInHand: days(dayOf(at), dayOf(dueAt)),
  }
}

const daysBetween: Readonly<Record<Allowance['kind'], (from: string, to: string) => number>> = {
  working: workingDaysBetween,
  calendar: (from, to) => Temporal.PlainDate.from(from).until(to).days,
}
