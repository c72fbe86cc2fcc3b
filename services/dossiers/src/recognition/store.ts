import type { Kysely } from 'kysely'
import { dayOf } from '@ocop/kernel/days'
import { liveClock } from '@ocop/kernel/realm'
import { missing } from '@ocop/kernel/problem'
import type { Recognition } from '../../contract/recognition.ts'
import type { DossierTables } from '../tables.ts'

type Db = Kysely<DossierTables>

/** The clock a plan is followed on: the one asked for, or its first rehearsal in a demonstration, else the live one. */
export const clockOfPlan = async (
  db: Db,
  { plan, clockId }: { plan: string; clockId: string | undefined },
  isDemonstration: boolean,
): Promise<string> => {
  const rehearsals = await db
    .selectFrom('rehearsal')
    .select('clockId')
    .where('plan', '=', plan)
    .orderBy('seed')
    .execute()
  const clocks = rehearsals.map((each) => each.clockId)
  if (clockId === undefined) return (isDemonstration ? clocks[0] : undefined) ?? liveClock
  if (clockId !== liveClock && !clocks.includes(clockId)) throw missing('clock')
  return clockId
}

/**
 * What was recognised on a clock; on the live one only at the unit and below it, now or when it was recognised: what an
 * ended unit achieved stays its plan's. A rehearsal belongs to its plan whole.
 */
export const recognitionsOn = async (
  db: Db,
  { clockId, unitPath }: { clockId: string; unitPath: string },
): Promise<Recognition[]> => {
  const rows = await db
    .selectFrom('certificate')
    .innerJoin('product', 'product.id', 'certificate.productId')
    .leftJoin('dossier', 'dossier.id', 'certificate.dossierId')
    .select([
      'product.id as productId',
      'product.name as product',
      'product.organisationId',
      'product.organisationName',
      'product.organisationKind',
      'dossier.kind',
      'certificate.stars',
      'certificate.number',
      'certificate.validFrom',
      'certificate.validTo',
      'certificate.standing',
      'certificate.changedAt',
    ])
    .where('certificate.clockId', '=', clockId)
    .$if(clockId === liveClock, (found) =>
      found.where((eb) =>
        eb.or([
          eb('product.unitPath', '=', unitPath),
          eb('product.unitPath', 'like', `${unitPath}/%`),
          eb('dossier.unitPath', '=', unitPath),
          eb('dossier.unitPath', 'like', `${unitPath}/%`),
        ]),
      ),
    )
    .orderBy('certificate.validFrom')
    .orderBy('product.name')
    .execute()
  return rows.map(
    ({
      organisationId,
      organisationName,
      organisationKind,
      number,
      validFrom,
      changedAt,
      ...row
    }) => ({
      ...row,
      producer: { id: organisationId, name: organisationName, kind: organisationKind },
      certificateNumber: number,
      decidedOn: validFrom,
      changedOn: dayOf(changedAt),
    }),
  )
}
