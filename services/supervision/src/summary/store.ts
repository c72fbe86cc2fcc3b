import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely'
import type { Summary, SummaryQuery } from '../../contract/board.ts'
import { conditionsAt, visibleSteps, type Reading } from '../board/store.ts'
import type { SupervisionTables } from '../tables.ts'

const counted = (condition: RawBuilder<SqlBool>) =>
  sql<number>`count(*) filter (where ${condition})`

/** Counts over the steps the reader may know of: one row per step and holding unit, and one for all of them. */
export const summarise = async (
  db: Kysely<SupervisionTables>,
  query: SummaryQuery,
  reading: Reading,
): Promise<Summary> => {
  const conditions = conditionsAt(reading.liveNow)
  const { closed, notClosed, overdue, stuck, unclaimed } = conditions
  const rows = await visibleSteps(db, { ...query, state: 'any' }, reading)
    .select(['step.step', sql<string>`max(step.title)`.as('title')])
    .select(sql<string | null>`step.holder_unit ->> 'code'`.as('unitCode'))
    .select(sql<Summary['rows'][number]['unit']>`any_value(step.holder_unit)`.as('unit'))
    .select([
      counted(notClosed).as('open'),
      counted(sql`${notClosed} and ${overdue}`).as('overdue'),
      counted(sql`${notClosed} and ${unclaimed}`).as('unclaimed'),
      counted(sql`${notClosed} and ${conditions.technical}`).as('technical'),
      counted(sql`${notClosed} and ${conditions.unowned}`).as('unowned'),
      counted(sql`${notClosed} and ${conditions.unitClosed}`).as('unitClosed'),
      counted(sql`${notClosed} and ${stuck}`).as('stuck'),
      counted(sql`${notClosed} and step.paused_since is not null`).as('paused'),
      counted(closed).as('closed'),
      counted(sql`${closed} and not step.in_time`).as('closedLate'),
      sql<number | null>`percentile_cont(0.5) within group (order by step.used_working_days)`.as(
        'medianWorkingDays',
      ),
    ])
    .groupBy(sql`grouping sets ((step.step, step.holder_unit ->> 'code'), ())`)
    .orderBy('overdue', 'desc')
    .orderBy('open', 'desc')
    .orderBy('step.step')
    .execute()
  const whole = rows.find(({ unitCode }) => unitCode === null)
  return {
    unit: query.unit ?? null,
    ...(whole ? countsOf(whole) : none),
    rows: rows.flatMap(({ unitCode, step, title, unit, ...counts }) =>
      unitCode === null || step === null ? [] : [{ step, title, unit, ...counts }],
    ),
  }
}

const countsOf = ({ open, overdue, unclaimed, stuck, ...row }: Counts): Counts => ({
  ...{ open, overdue, unclaimed, stuck },
  ...{ technical: row.technical, unowned: row.unowned, unitClosed: row.unitClosed },
  ...{ paused: row.paused, closed: row.closed, closedLate: row.closedLate },
  medianWorkingDays: row.medianWorkingDays,
})

type Counts = Omit<Summary, 'unit' | 'rows'>

const none: Counts = {
  open: 0,
  overdue: 0,
  unclaimed: 0,
  technical: 0,
  unowned: 0,
  unitClosed: 0,
  stuck: 0,
  paused: 0,
  closed: 0,
  closedLate: 0,
  medianWorkingDays: null,
}
