import type { SqlBool } from 'kysely'
import type { Verdict } from '../../contract/steps.ts'
import { StepCause, type StepItem, type StepState } from '../../contract/board.ts'
import { allowedActs, type Asking } from '../act/act.ts'
import { sentenceFor } from '../cause/sentence.ts'
import { hoursBetween } from '../ledger/verdict.ts'
import { mayResume } from '../technical/resuming.ts'
import type { StepRow } from './store.ts'

const StepCauses = StepCause.options

/** What tells whether a step is stuck. */
type Standing = Pick<
  StepRow,
  'closedAt' | 'isOverdue' | 'isUnclaimed' | 'isUnitClosed' | 'technical' | 'vacancy'
>

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
  ...stuckness(row),
  technical: row.closedAt === null ? row.technical : null,
  standIn: row.closedAt === null ? standInOf(row) : null,
  takers: [...row.takers],
  lastTouch: row.lastTouch,
  reason: row.reason,
  article: row.article,
  allowedActs: [...allowedActs(row, asking), ...(mayResume(row, asking.posts) ? ['resume'] : [])],
  closedAt: row.closedAt,
  outcome: row.outcome,
  verdict: verdictOf(row),
  clockId: row.clockId,
  asOf: row.asOf,
  realm: row.realm,
})

const holderOf = (row: StepRow): StepItem['holder'] => {
  const person = row.pickedUpBy ?? row.vacancy?.standIn?.person
  return {
    post: row.holderRole,
    unit: row.holderUnit,
    ...(row.holderOrganisationId === null ? {} : { organisationId: row.holderOrganisationId }),
    ...(person ? { person } : {}),
  }
}

const standInOf = ({ vacancy }: StepRow): StepItem['standIn'] => {
  const standIn = vacancy?.standIn
  if (!standIn) return null
  const { as, role: post, unit, person } = standIn
  return { as, post, unit, ...(person === null ? {} : { person }) }
}

const stuckness = (row: StepRow): Pick<StepItem, 'causes' | 'sentence'> => {
  const causes = causesOf(row)
  return { causes, sentence: sentenceFor(causes, { ...row, hoursLeft: hoursLeft(row) }) }
}

const causesOf = (row: Standing): StepCause[] => {
  if (row.closedAt !== null) return []
  const holds: Record<StepCause, SqlBool> = {
    overdue: row.isOverdue,
    unclaimed: row.isUnclaimed,
    technical: row.technical !== null,
    unowned: row.vacancy?.state === 'empty',
    'unit-closed': row.isUnitClosed,
  }
  return StepCauses.filter((cause) => holds[cause])
}

/** One word for how the step stands. */
export const stateOf = (row: Standing): StepState => {
  if (row.closedAt !== null) return 'closed'
  if (row.isOverdue) return 'overdue'
  return causesOf(row).length > 0 ? 'stuck' : 'open'
}

/** While the clock stands, the time left stands too. */
const hoursLeft = (row: StepRow): number | null => {
  const { closedAt, dueAt, pausedSince, asOf, closedDays } = row
  return closedAt !== null || dueAt === null
    ? null
    : hoursBetween(pausedSince ?? asOf, dueAt, closedDays)
}

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
