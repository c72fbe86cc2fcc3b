import type { Kysely } from 'kysely'
import type { UnitClosure } from '../../contract/step-change.ts'
import type { DossierTables } from '../tables.ts'
import { allDays } from './closure.ts'

type Db = Kysely<DossierTables>

/** The days a unit is closed from a day on, as they are recorded now. */
export const closedDaysOf = async (db: Db, unitCode: string, from: string): Promise<string[]> => {
  const closures = await db
    .selectFrom('unitClosure')
    .select(['fromDay as from', 'toDay as to'])
    .where('unitCode', '=', unitCode)
    .where('toDay', '>=', from)
    .execute()
  return allDays(closures)
}

/** The closures of units at these paths and below them, the latest first. */
export const closuresWithin = async (
  db: Db,
  paths: readonly string[],
  unitCode: string | undefined,
): Promise<UnitClosure[]> => {
  const rows = await db
    .selectFrom('unitClosure')
    .selectAll()
    .where((eb) =>
      eb.or(
        paths.flatMap((path) => [eb('unitPath', '=', path), eb('unitPath', 'like', `${path}/%`)]),
      ),
    )
    .$if(unitCode !== undefined, (query) => query.where('unitCode', '=', unitCode ?? ''))
    .orderBy('fromDay', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    unit: row.unitCode,
    from: row.fromDay,
    to: row.toDay,
    reason: row.reason,
    recordedBy: row.recordedBy,
    recordedAt: row.recordedAt,
  }))
}
