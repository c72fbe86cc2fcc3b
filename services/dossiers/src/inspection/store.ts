import type { Kysely } from 'kysely'
import type { z } from 'zod'
import type { PersonActor } from '@ocop/kernel/actor'
import type { Page } from '@ocop/kernel/page'
import { missing } from '@ocop/kernel/problem'
import { isWithin } from '@ocop/kernel/units'
import type {
  InspectionQuery,
  InspectionSummary,
  InspectionView,
} from '../../contract/inspection.ts'
import { certificateOverseers, oversees, postFor } from '../certificate/rights.ts'
import type { DossierTables } from '../tables.ts'
import { inspectorOf, ruleFor, typeOf } from './law.ts'

type Db = Kysely<DossierTables>

const inspections = (db: Db) =>
  db
    .selectFrom('inspection')
    .innerJoin('product', 'product.id', 'inspection.productId')
    .selectAll('inspection')
    .select(['product.name', 'product.organisationName'])
    .select(['product.unitPath', 'product.organisationId'])

type Row = Awaited<ReturnType<ReturnType<typeof inspections>['executeTakeFirstOrThrow']>>

/** A producer knows of an inspection once it has taken place; before that only those who oversee the unit, and whose it is. */
const mayKnow = ({ posts, ...actor }: PersonActor, row: Row): boolean => {
  if (postFor({ posts, ...actor }, [inspectorOf(row)], row)) return true
  const isOwn = posts.some(({ organisation }) => organisation?.id === row.organisationId)
  if (isOwn && row.state !== 'planned' && row.state !== 'cancelled' && row.state !== 'lapsed')
    return true
  return posts.some(
    ({ role, unit }) => certificateOverseers.includes(role) && isWithin(row.unitPath, unit.path),
  )
}

/** @throws missing for one that is not there or that the person may not know of */
export const visibleInspection = async (db: Db, actor: PersonActor, id: string): Promise<Row> => {
  const row = await inspections(db).where('inspection.id', '=', id).executeTakeFirst()
  if (!row || !mayKnow(actor, row)) throw missing('inspection')
  return row
}

const actNames = ['visits', 'fixes', 'reviews', 'revocation-referrals', 'cancellation']

export const viewInspection = async (
  db: Db,
  actor: PersonActor,
  row: Row,
): Promise<InspectionView> => {
  const acts = await db
    .selectFrom('inspectionAct')
    .select(['at', 'act', 'facts'])
    .where('inspectionId', '=', row.id)
    .orderBy('seq')
    .execute()
  return {
    ...summaryOf(row),
    checklist: typeOf(row.type).checklist,
    findings: row.findings,
    allowedActs: actNames.filter((act) => postFor(actor, [ruleFor(act, row)], row)),
    acts: oversees(actor, row) ? acts.map((each) => ({ ...each, facts: { ...each.facts } })) : [],
  }
}

const summaryOf = (row: Row): InspectionSummary => ({
  id: row.id,
  version: row.version,
  state: row.state,
  type: row.type,
  titleVi: typeOf(row.type).titleVi,
  product: row.name,
  producer: row.organisationName,
  certificateNumber: row.certificateNumber,
  period: row.period,
  beginsOn: row.beginsOn,
  dueOn: row.dueOn,
  fixBy: row.fixBy,
  realm: row.realm,
  clockId: row.clockId,
})

/** The inspections a person may know of, the most urgent first. */
export const listInspections = async (
  db: Db,
  { posts }: PersonActor,
  { state, type, period, clockId, page, pageSize }: z.infer<typeof InspectionQuery>,
): Promise<Page<InspectionSummary>> => {
  const matching = inspections(db)
    .where((eb) =>
      eb.or(
        posts.flatMap(({ role, unit, organisation }) => {
          if (role === 'producer')
            return organisation
              ? [
                  eb.and([
                    eb('product.organisationId', '=', organisation.id),
                    eb('state', 'not in', ['planned', 'cancelled', 'lapsed']),
                  ]),
                ]
              : []
          const within = eb.or([
            eb('product.unitPath', '=', unit.path),
            eb('product.unitPath', 'like', `${unit.path}/%`),
          ])
          if (certificateOverseers.includes(role)) return [within]
          return role === 'advisory-team-member'
            ? [eb.and([within, eb('type', '=', 'pre-evaluation')])]
            : []
        }),
      ),
    )
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'planned'))
    .$if(type !== undefined, (query) => query.where('type', '=', type ?? 'quality'))
    .$if(period !== undefined, (query) => query.where('period', '=', period ?? ''))
    .$if(clockId !== undefined, (query) => query.where('inspection.clockId', '=', clockId ?? ''))
  const { total } = await matching
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await matching
    .orderBy('dueOn')
    .orderBy('inspection.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  return { items: rows.map(summaryOf), total, page, pageSize }
}
