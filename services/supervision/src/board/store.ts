import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely'
import { codeOfPath } from '@ocop/kernel/units'
import type { StepCause, StepFilter, StepQuery } from '../../contract/board.ts'
import { unitToken, type Sight } from '../audience/audience.ts'
import { clockReadings } from '../clock/store.ts'
import type { SupervisionTables } from '../tables.ts'
import { patternsOf } from './search.ts'

type Db = Kysely<SupervisionTables>

/** Who reads, and what the live clock shows. */
export type Reading = { readonly sight: Sight; readonly liveNow: string }

/** Conditions on `step` joined with its clock's `reading`. Past due on the step's own clock; a clock that stands does not run out. */
export const overdue = sql<SqlBool>`(step.due_at < reading.now and (step.paused_since is null or step.due_at < step.paused_since))`
export const unclaimed = sql<SqlBool>`(step.picked_up_at is null and step.paused_since is null and step.claim_by < reading.now)`
export const notClosed = sql<SqlBool>`step.closed_at is null`
export const closed = sql<SqlBool>`step.closed_at is not null`
export const stuck = sql<SqlBool>`(${overdue} or ${unclaimed})`
const never = sql<SqlBool>`false`

const ofState: Record<NonNullable<StepFilter['state']>, readonly RawBuilder<SqlBool>[]> = {
  open: [notClosed],
  overdue: [notClosed, overdue],
  stuck: [notClosed, stuck],
  closed: [closed],
  any: [],
}

// The last three are found by whoever operates the processes; no step carries them yet.
const ofCause: Record<StepCause, RawBuilder<SqlBool>> = {
  overdue,
  unclaimed,
  technical: never,
  unowned: never,
  'unit-closed': never,
}

/** The conditions of a filter, always within what the reader may know of. */
const conditionsOf = (filter: StepFilter, { sight }: Reading): readonly RawBuilder<SqlBool>[] => [
  sql<SqlBool>`step.audience && ${sight.sees}::text[]`,
  ...ofState[filter.state ?? 'open'],
  ...whoAndWhere(filter, sight),
  ...(filter.cause ? [notClosed, ofCause[filter.cause]] : []),
  ...patternsOf(filter.q ?? '').map((like) => sql<SqlBool>`step.search_text like ${like}`),
]

const whoAndWhere = (filter: StepFilter, sight: Sight): readonly RawBuilder<SqlBool>[] => {
  const { unit, holder, process, subject, clockId, realm } = filter
  return [
    unit && sql<SqlBool>`step.audience && ${[unitToken(codeOfPath(unit))]}::text[]`,
    holder === 'me' && sql<SqlBool>`step.turns && ${sight.turns}::text[]`,
    holder && holder !== 'me' && sql<SqlBool>`step.holder_role = ${holder}`,
    process && sql<SqlBool>`step.process = ${process}`,
    subject && sql<SqlBool>`step.subject_id = ${subject}`,
    clockId && sql<SqlBool>`step.clock_id = ${clockId}`,
    realm && sql<SqlBool>`step.realm = ${realm}`,
  ].filter((condition) => typeof condition === 'object')
}

/** The steps of a filter with the time of their clocks. */
export const visibleSteps = (db: Db, filter: StepFilter, reading: Reading) =>
  db
    .selectFrom('step')
    .innerJoin(clockReadings(reading.liveNow).as('reading'), 'reading.id', 'step.clockId')
    .where((where) => where.and([...conditionsOf(filter, reading)]))

/** Steps with the time of their clock and whether they are overdue or unclaimed on it. */
const rows = (db: Db, filter: StepFilter, reading: Reading) =>
  visibleSteps(db, filter, reading)
    .selectAll('step')
    .select(['reading.now as asOf', overdue.as('isOverdue'), unclaimed.as('isUnclaimed')])

/** The page's query, least time left first (closed ones: last closed first). Exported for the test of its plan. */
export const pageQuery = (db: Db, { page, pageSize, ...filter }: StepQuery, reading: Reading) =>
  rows(db, filter, reading)
    .$if(filter.state === 'closed', (query) => query.orderBy('step.closedAt', 'desc'))
    .orderBy(sql`step.due_at - coalesce(step.paused_since, reading.now)`, (by) =>
      by.asc().nullsLast(),
    )
    .orderBy('step.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)

/** How many steps the filter finds. Exported for the test of its plan. */
export const countQuery = (db: Db, filter: StepFilter, reading: Reading) =>
  visibleSteps(db, filter, reading).select(sql<number>`count(*)`.as('total'))

export type StepRow = Awaited<ReturnType<ReturnType<typeof pageQuery>['execute']>>[number]

/** One page of the steps the reader may know of, and how many there are. */
export const listSteps = async (
  db: Db,
  query: StepQuery,
  reading: Reading,
): Promise<{ rows: StepRow[]; total: number }> => {
  const { page: _page, pageSize: _pageSize, sort: _sort, ...filter } = query
  const { total } = await countQuery(db, filter, reading).executeTakeFirstOrThrow()
  return { rows: await pageQuery(db, query, reading).execute(), total }
}

/** The step, if the reader may know of it. */
export const findStep = (db: Db, id: string, reading: Reading): Promise<StepRow | undefined> =>
  rows(db, { state: 'any' }, reading).where('step.id', '=', id).executeTakeFirst()

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
