import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely'
import { codeOfPath, ministryCode } from '@ocop/kernel/units'
import type { StepCause, StepFilter, StepQuery } from '../../contract/board.ts'
import { unitToken, type Sight } from '../audience/audience.ts'
import { clockTime } from '../clock/store.ts'
import type { SupervisionTables } from '../tables.ts'
import { patternsOf } from './search.ts'

type Db = Kysely<SupervisionTables>

/** Who reads, and what the live clock shows. */
export type Reading = { readonly sight: Sight; readonly liveNow: string }

/** Conditions on `step` beside its clock, at the moment of a reading. */
export const conditionsAt = (liveNow: string) => {
  const now = clockTime(liveNow)
  /** A clock that stands does not run out. */
  const overdue = sql<SqlBool>`(step.due_at < ${now} and (step.paused_since is null or step.due_at < step.paused_since))`
  const unclaimed = sql<SqlBool>`(step.picked_up_at is null and step.paused_since is null and step.claim_by < ${now})`
  const technical = sql<SqlBool>`(step.blocked and step.technical is not null)`
  const unowned = sql<SqlBool>`(step.blocked and step.vacancy ->> 'state' = 'empty')`
  // Most steps have no closed days, and formatting a day twenty thousand times takes longer than all the rest.
  const unitClosed = sql<SqlBool>`case when step.closed_days = '{}' then false
    else to_char(${now} at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') = any(step.closed_days) end`
  const notClosed = sql<SqlBool>`step.closed_at is null`
  const closed = sql<SqlBool>`step.closed_at is not null`
  return {
    overdue,
    unclaimed,
    technical,
    unowned,
    unitClosed,
    stuck: sql<SqlBool>`(${overdue} or ${unclaimed} or step.blocked or ${unitClosed})`,
    notClosed,
    closed,
  }
}
type Conditions = ReturnType<typeof conditionsAt>

const ofState = ({ notClosed, overdue, stuck, closed }: Conditions) =>
  ({
    open: [notClosed],
    overdue: [notClosed, overdue],
    stuck: [notClosed, stuck],
    closed: [closed],
    any: [],
  }) satisfies Record<NonNullable<StepFilter['state']>, readonly RawBuilder<SqlBool>[]>

const ofCause = ({ overdue, unclaimed, technical, unowned, unitClosed }: Conditions) =>
  ({
    overdue,
    unclaimed,
    technical,
    unowned,
    'unit-closed': unitClosed,
  }) satisfies Record<StepCause, RawBuilder<SqlBool>>

/** The conditions of a filter, always within what the reader may know of. */
const conditionsOf = (filter: StepFilter, { sight, liveNow }: Reading): RawBuilder<SqlBool>[] => {
  const conditions = conditionsAt(liveNow)
  return [
    ...withinSight(sight),
    ...ofState(conditions)[filter.state ?? 'open'],
    ...whoAndWhere(filter, sight),
    ...(filter.cause ? [conditions.notClosed, ofCause(conditions)[filter.cause]] : []),
    ...patternsOf(filter.q ?? '').map((like) => sql<SqlBool>`step.search_text like ${like}`),
  ]
}

/** Every unit lies below the ministry, so whoever oversees it sees every step: nothing is left to compare. */
const seesAll = unitToken(ministryCode)
const withinSight = ({ sees }: Sight): RawBuilder<SqlBool>[] =>
  sees.includes(seesAll) ? [] : [sql<SqlBool>`step.audience && ${sees}::text[]`]

const whoAndWhere = (filter: StepFilter, sight: Sight): readonly RawBuilder<SqlBool>[] => {
  const { unit, holder, process, step, subject, clockId, realm } = filter
  return [
    unit && sql<SqlBool>`step.audience && ${[unitToken(codeOfPath(unit))]}::text[]`,
    holder === 'me' && sql<SqlBool>`step.turns && ${sight.turns}::text[]`,
    holder && holder !== 'me' && sql<SqlBool>`step.holder_role = ${holder}`,
    process && sql<SqlBool>`step.process = ${process}`,
    step && sql<SqlBool>`step.step = ${step}`,
    subject && sql<SqlBool>`step.subject_id = ${subject}`,
    clockId && sql<SqlBool>`step.clock_id = ${clockId}`,
    realm && sql<SqlBool>`step.realm = ${realm}`,
  ].filter((condition) => typeof condition === 'object')
}

/** The steps of a filter beside their clocks. */
export const visibleSteps = (db: Db, filter: StepFilter, reading: Reading) =>
  db
    .selectFrom('step')
    .leftJoin('clock', 'clock.id', 'step.clockId')
    .where((where) => where.and(conditionsOf(filter, reading)))

/** What is worked out of a step and its clock. */
const worked = ({ liveNow }: Reading) => {
  const now = clockTime(liveNow)
  const { overdue, unclaimed, unitClosed } = conditionsAt(liveNow)
  return [
    now.as('asOf'),
    overdue.as('isOverdue'),
    unclaimed.as('isUnclaimed'),
    unitClosed.as('isUnitClosed'),
    sql<string | null>`step.due_at - coalesce(step.paused_since, ${now})`.as('timeLeft'),
  ] as const
}

/**
 * One page, least time left first (closed ones: last closed first), each row with how many there are in all.
 * The page is chosen over few columns; whole rows are fetched for it alone.
 */
export const pageQuery = (db: Db, query: StepQuery, reading: Reading) => {
  const { page, pageSize, sort: _sort, ...filter } = query
  const lastClosedFirst = filter.state === 'closed'
  const chosen = visibleSteps(db, filter, reading)
    .select(['step.id', sql<number>`count(*) over ()`.as('total')])
    .select(worked(reading))
    .$if(lastClosedFirst, (rows) => rows.orderBy('step.closedAt', 'desc'))
    .orderBy('timeLeft', (by) => by.asc().nullsLast())
    .orderBy('step.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
  return db
    .selectFrom(chosen.as('chosen'))
    .innerJoin('step', 'step.id', 'chosen.id')
    .selectAll('step')
    .select(['chosen.asOf', 'chosen.isOverdue', 'chosen.isUnclaimed', 'chosen.isUnitClosed'])
    .select('chosen.total')
    .$if(lastClosedFirst, (rows) => rows.orderBy('step.closedAt', 'desc'))
    .orderBy('chosen.timeLeft', (by) => by.asc().nullsLast())
    .orderBy('step.id')
}

/** One page of the steps the reader may know of, and how many there are. */
export const listSteps = async (
  db: Db,
  query: StepQuery,
  reading: Reading,
): Promise<{ rows: StepRow[]; total: number }> => {
  const rows = await pageQuery(db, query, reading).execute()
  const [first] = rows
  if (first || query.page === 1) return { rows, total: first?.total ?? 0 }
  // Past the end no row tells how many there are.
  const [any] = await pageQuery(db, { ...query, page: 1, pageSize: 1 }, reading).execute()
  return { rows, total: any?.total ?? 0 }
}

/** The step, if the reader may know of it. */
export const findStep = (db: Db, id: string, reading: Reading) =>
  visibleSteps(db, { state: 'any' }, reading)
    .selectAll('step')
    .select(worked(reading))
    .where('step.id', '=', id)
    .executeTakeFirst()

/** A step as read: the row, what its clock shows, and how it stands by it. */
export type StepRow = Omit<NonNullable<Awaited<ReturnType<typeof findStep>>>, 'timeLeft'>

/** The ids a filter finds, at most `limit`. */
export const findIds = async (
  db: Db,
  filter: StepFilter,
  reading: Reading,
  limit: number,
): Promise<readonly string[]> => {
  const found = await visibleSteps(db, filter, reading)
    .select('step.id')
    .orderBy('step.id')
    .limit(limit)
    .execute()
  return found.map(({ id }) => id)
}
