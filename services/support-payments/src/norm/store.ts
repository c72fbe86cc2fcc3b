import type { Kysely, Selectable } from 'kysely'
import type { PageQuery } from '@ocop/kernel/page'
import { Norm } from '../../contract/norm.ts'
import type { NormTable, SupportPaymentsTables } from '../tables.ts'

/** Norms in the order of their plans, of one plan when it is named. */
export const normsOf = async (
  db: Kysely<SupportPaymentsTables>,
  plan: string | undefined,
  { page, pageSize }: PageQuery,
): Promise<{ items: Norm[]; total: number }> => {
  const all = db.selectFrom('norm')
  const matching = plan === undefined ? all : all.where('plan', '=', plan)
  const { total } = await matching
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await matching
    .select(normColumns)
    .orderBy('plan')
    .orderBy('position')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  return { items: rows.map(normFrom), total }
}

const normColumns = [
  'plan',
  'code',
  'unit',
  'year',
  'text',
  'maxVnd',
  'sharePercent',
  'per',
  'minStars',
  'condition',
  'document',
  'article',
] as const

/** What is null in the row is absent in the norm. */
const normFrom = ({
  sharePercent,
  minStars,
  ...row
}: Pick<Selectable<NormTable>, (typeof normColumns)[number]>): Norm =>
  Norm.parse({
    ...row,
    id: `${row.plan}/${row.code}`,
    ...(sharePercent === null ? {} : { sharePercent }),
    ...(minStars === null ? {} : { minStars }),
  })
