import type { Verdict } from '../../contract/steps.ts'
import type { StepCause, StepItem, StepState } from '../../contract/board.ts'
import { allowedActs, type Asking } from '../act/act.ts'
import { hoursBetween } from '../ledger/verdict.ts'
import type { StepRow } from './store.ts'

/** A row of the ledger as the asking person sees it. */
export const itemOf = (row: StepRow, asking: Asking): StepItem => ({
  id: row.id,
  version: row.version,
  process: row.process,
  subject: { type: row.subjectType, id: row.subjectId, title: row.subjectTitle },
  step: row.step,
  title: row.title,
  level: row.level,
  attempt: row.attempt,
  holder: holderOf(row),
  openedAt: row.openedAt,
  countsFrom: row.countsFrom,
  pickedUpAt: row.pickedUpAt,
  dueAt: row.dueAt,
  pausedSince: row.pausedSince,
  workingHoursLeft: hoursLeft(row),
  state: stateOf(row),
  causes: causesOf(row),
  reason: row.reason,
  article: row.article,
  allowedActs: allowedActs(row, asking),
  closedAt: row.closedAt,
  outcome: row.outcome,
  verdict: verdictOf(row),
  clockId: row.clockId,
  asOf: row.asOf,
  realm: row.realm,
})

const holderOf = (row: StepRow): StepItem['holder'] => ({
  post: row.holderRole,
  unit: row.holderUnit,
  ...(row.holderOrganisationId === null ? {} : { organisationId: row.holderOrganisationId }),
  ...(row.pickedUpBy === null ? {} : { person: row.pickedUpBy }),
})

const causesOf = ({ closedAt, isOverdue, isUnclaimed }: StepRow): StepCause[] => {
  if (closedAt !== null) return []
  return [
    ...(isOverdue ? (['overdue'] as const) : []),
    ...(isUnclaimed ? (['unclaimed'] as const) : []),
  ]
}

/** One word for how the step stands. */
export const stateOf = (
  row: Pick<StepRow, 'closedAt' | 'isOverdue' | 'isUnclaimed'>,
): StepState => {
  if (row.closedAt !== null) return 'closed'
  if (row.isOverdue) return 'overdue'
  return row.isUnclaimed ? 'stuck' : 'open'
}

/** While the clock stands, the time left stands too. */
const hoursLeft = ({ closedAt, dueAt, pausedSince, asOf }: StepRow): number | null =>
  closedAt !== null || dueAt === null ? null : hoursBetween(pausedSince ?? asOf, dueAt)

const verdictOf = (row: StepRow): Verdict | null =>
  row.inTime === null
    ? null
    : {
        inTime: row.inTime,
        lateWorkingDays: row.lateWorkingDays ?? 0,
        pausedWorkingDays: row.pausedWorkingDays ?? 0,
        ...(row.lateWorkingHours === null ? {} : { lateWorkingHours: row.lateWorkingHours }),
        ...(row.usedWorkingDays === null ? {} : { usedWorkingDays: row.usedWorkingDays }),
      }
