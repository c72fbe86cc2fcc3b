import type { Kysely } from 'kysely'
import { at as momentOf, dayOf } from '@ocop/kernel/days'
import { missing } from '@ocop/kernel/problem'
import type { InspectionReading } from '../../contract/inspection.ts'
import { lastDayOf } from '../certificate/kept.ts'
import type { DossierTables } from '../tables.ts'
import { inspectionPlans } from './law.ts'

type Db = Kysely<DossierTables>

/** An inspection as its process needs it at a moment of its clock. @throws missing */
export const readInspection = async (
  db: Db,
  id: string,
  now: string,
): Promise<InspectionReading> => {
  const inspection = await db
    .selectFrom('inspection')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!inspection) throw missing('inspection')
  const { state, beginsOn, dueOn, fixBy, fixes, certificateNumber } = inspection
  return {
    state,
    beginsAt: momentOf(beginsOn, '00:00'),
    dueOn,
    fixBy,
    fixes,
    idle: certificateNumber !== null && (await hasEnded(db, certificateNumber, dayOf(now))),
    plans: inspectionPlans(inspection),
  }
}

const hasEnded = async (db: Db, number: string, today: string): Promise<boolean> => {
  const certificate = await db
    .selectFrom('certificate')
    .select(['standing', 'validTo', 'extendedTo'])
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  return (
    certificate.standing === 'revoked' ||
    certificate.standing === 'replaced' ||
    today > lastDayOf(certificate)
  )
}

/** A planned inspection of a certificate that does not hold any more has nothing to inspect. */
export const lapseInspection = async (db: Db, id: string): Promise<void> => {
  await db
    .updateTable('inspection')
    .set((eb) => ({ state: 'lapsed', version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'planned')
    .execute()
}
