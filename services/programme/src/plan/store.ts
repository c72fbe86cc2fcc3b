import type { Kysely } from 'kysely'
import type { PageQuery } from '@ocop/kernel/page'
import { Plan, PlanSummary } from '../../contract/plan.ts'
import type { ProgrammeTables } from '../tables.ts'

export type PlanFilter = { readonly unit?: string | undefined; readonly year?: number | undefined }

const summaryColumns = ['id', 'version', 'unit', 'year', 'regime', 'title'] as const
const planColumns = [
  ...summaryColumns,
  'source',
  'targets',
  'duties',
  'norms',
  'windows',
  'rounds',
  'budget',
] as const

/** Plans, newest year first; `unit` is a unit's code and includes every unit below it. */
export const plansMatching = async (
  db: Kysely<ProgrammeTables>,
  { unit, year }: PlanFilter,
  { page, pageSize }: PageQuery,
): Promise<{ items: PlanSummary[]; total: number }> => {
  let matching = db.selectFrom('plan')
  if (year !== undefined) matching = matching.where('year', '=', year)
  if (unit !== undefined)
    matching = matching.where((row) =>
      row(
        row.val(unit),
        '=',
        row.fn.any(row.fn<string[]>('string_to_array', ['unitPath', row.val('/')])),
      ),
    )
  const { total } = await matching
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await matching
    .select(summaryColumns)
    .orderBy('year', 'desc')
    .orderBy('id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  return { items: rows.map((row) => PlanSummary.parse(row)), total }
}

export const planById = async (
  db: Kysely<ProgrammeTables>,
  id: string,
): Promise<Plan | undefined> => {
  const row = await db
    .selectFrom('plan')
    .select(planColumns)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && Plan.parse(row)
}
