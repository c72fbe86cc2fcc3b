import { sql, type Kysely } from 'kysely'
import { dayOf } from '@ocop/kernel/days'
import { missing, Problem } from '@ocop/kernel/problem'
import type { NewInspection, NewInspectionPlan } from '../../contract/inspection.ts'
import type { Trx } from '../act/act.ts'
import { hashOf } from '../command/store.ts'
import { beginRun } from '../process-run/store.ts'
import { regimeFor } from '../regime/regimes.ts'
import type { DossierTables } from '../tables.ts'
import { quarterOf } from './quarter.ts'

type Db = Kysely<DossierTables>
type Subject = {
  readonly productId: string
  readonly certificateNumber: string | null
  readonly stars: number | null
  readonly clockId: string
  readonly realm: 'live' | 'rehearsal'
}
type Wish = Pick<NewInspection, 'type' | 'dueOn'> & {
  readonly id?: string
  readonly period: string | null
  readonly beginsOn: string
  readonly bodyHash: string | null
}

const reused = (): Problem =>
  new Problem('conflict', 'command-reused', 'This commandId was used for another command.')

/** The same command sent twice at the same moment: the second waits, and finds what the first one planned. */
const alone = (trx: Trx, commandId: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${commandId}, 0))`.execute(trx)

/**
 * Plans the quarters of a year for every product that is certified in a unit, by every type named; its processes wait
 * for their quarter. The same command finds what it planned, and another adds only what is missing.
 */
export const planInspections = (
  db: Db,
  plan: NewInspectionPlan,
  {
    unitPath,
    clockId,
    now,
  }: { readonly unitPath: string; readonly clockId: string; readonly now: string },
): Promise<number> =>
  db.transaction().execute(async (trx) => {
    await alone(trx, plan.commandId)
    const bodyHash = hashOf('inspection-plans', plan)
    const known = await trx
      .selectFrom('inspectionPlan')
      .select(['bodyHash', 'planned'])
      .where('id', '=', plan.commandId)
      .executeTakeFirst()
    if (known && known.bodyHash !== bodyHash) throw reused()
    if (known) return known.planned
    const subjects = await certifiedIn(trx, unitPath, clockId)
    let planned = 0
    for (const number of plan.quarters)
      for (const type of plan.types)
        for (const subject of subjects) {
          const { period, from, to } = quarterOf(plan.year, number)
          const wish = { type, period, beginsOn: from, dueOn: to, bodyHash: null }
          if (to >= dayOf(now) && (await enter(trx, subject, wish, now))) planned += 1
        }
    await trx
      .insertInto('inspectionPlan')
      .values({ id: plan.commandId, bodyHash, planned, unitPath, plannedAt: now })
      .execute()
    return planned
  })

/** One inspection by itself; the command's id is its own, so that a repeated command finds it. */
export const planOne = (
  db: Db,
  { commandId, ...wish }: NewInspection,
  subject: Subject,
  now: string,
): Promise<string> =>
  db.transaction().execute(async (trx) => {
    await alone(trx, commandId)
    const bodyHash = hashOf('inspections', { commandId, ...wish })
    const known = await trx
      .selectFrom('inspection')
      .select('bodyHash')
      .where('id', '=', commandId)
      .executeTakeFirst()
    if (known && known.bodyHash !== bodyHash) throw reused()
    if (known) return commandId
    const { type, dueOn } = wish
    const single = { id: commandId, type, dueOn, period: null, beginsOn: dayOf(now), bodyHash }
    await enter(trx, subject, single, now)
    return commandId
  })

/** @returns whether there was none of this type for this product in this period */
const enter = async (trx: Trx, subject: Subject, wish: Wish, now: string): Promise<boolean> => {
  const row = await trx
    .insertInto('inspection')
    .values({ ...subject, ...wish, fixBy: null, plannedAt: now })
    .onConflict((key) => key.constraint('inspection_once').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return false
  const product = await trx
    .selectFrom('product')
    .select(['name', 'unitPath', 'organisationId'])
    .where('id', '=', subject.productId)
    .executeTakeFirst()
  if (!product) throw missing('product')
  await beginRun(trx, {
    kind: 'inspection',
    subjectId: row.id,
    title: product.name,
    unitPath: product.unitPath,
    organisationId: product.organisationId,
    regime: regimeFor('first', dayOf(now)).id,
    clockId: subject.clockId,
    realm: subject.realm,
    beganAt: now,
  })
  return true
}

const certifiedIn = (trx: Trx, unitPath: string, clockId: string): Promise<Subject[]> =>
  trx
    .selectFrom('certificate')
    .innerJoin('product', 'product.id', 'certificate.productId')
    .select(['certificate.productId', 'certificate.number as certificateNumber', 'stars'])
    .select(['certificate.clockId', 'certificate.realm'])
    .where('standing', 'in', ['in-force', 'extended', 'suspended'])
    .where('certificate.clockId', '=', clockId)
    .where((eb) =>
      eb.or([
        eb('product.unitPath', '=', unitPath),
        eb('product.unitPath', 'like', `${unitPath}/%`),
      ]),
    )
    .orderBy('certificate.number')
    .execute()
