import type { Kysely } from 'kysely'
import { missing } from '@ocop/kernel/problem'
import type { NewRehearsal, RecognisedProduct, RehearsalView } from '../../contract/rehearsal.ts'
import { beginKeeper } from '../certificate/keeper.ts'
import { lastValidDay } from '../certificate/period.ts'
import { sheetOf } from '../grading/score-sheets.ts'
import { nextSerial } from '../product/serial.ts'
import { regimeFor } from '../regime/regimes.ts'
import type { DossierTables } from '../tables.ts'

type Db = Kysely<DossierTables>

/** Begins a rehearsal, or finds the one that the same plan and seed began. */
export const beginRehearsal = (
  db: Db,
  { plan, seed, startsAt }: NewRehearsal,
): Promise<RehearsalView> =>
  db.transaction().execute(async (trx) => {
    const clockId = `rehearsal-${plan}-${seed}`
    await trx
      .insertInto('clock')
      .values({ id: clockId, kind: 'stepped', now: startsAt })
      .onConflict((key) => key.column('id').doNothing())
      .execute()
    await trx
      .insertInto('rehearsal')
      .values({ plan, seed, clockId })
      .onConflict((key) => key.columns(['plan', 'seed']).doNothing())
      .execute()
    const { id } = await trx
      .selectFrom('rehearsal')
      .select('id')
      .where('plan', '=', plan)
      .where('seed', '=', seed)
      .executeTakeFirstOrThrow()
    return findRehearsal(trx, id)
  })

/** @throws missing */
export const findRehearsal = async (db: Db, id: string): Promise<RehearsalView> => {
  const row = await db
    .selectFrom('rehearsal')
    .innerJoin('clock', 'clock.id', 'rehearsal.clockId')
    .select(['rehearsal.id', 'plan', 'seed', 'clockId', 'clock.now'])
    .where('rehearsal.id', '=', id)
    .executeTakeFirst()
  if (!row?.now) throw missing('rehearsal')
  return { ...row, now: row.now }
}

type Owner = { readonly id: string; readonly name: string; readonly kind: string }

/**
 * Records a product as recognised before the rehearsal began. The command's id is the product's, so that a repeated
 * command finds it.
 * @returns the product's id and its certificate's number
 */
export const recogniseBefore = (
  db: Db,
  { clockId, now }: Pick<RehearsalView, 'clockId' | 'now'>,
  wish: RecognisedProduct,
  owner: Owner,
): Promise<{ productId: string; certificateNumber: string }> =>
  db.transaction().execute(async (trx) => {
    const productId = wish.commandId
    const known = await trx
      .selectFrom('certificate')
      .select('number')
      .where('productId', '=', productId)
      .orderBy('validFrom')
      .executeTakeFirst()
    if (known) return { productId, certificateNumber: known.number }
    const { sector, group } = sheetOf(wish.sheetSet, wish.sheet)
    const [, province = '', commune = ''] = wish.unitPath.split('/')
    const year = wish.decidedOn.slice(0, 4)
    const serial = String(await nextSerial(trx, `product:${clockId}:${commune}:${year}`)).padStart(
      3,
      '0',
    )
    const code = `${province}-${commune}-${serial}-${year}`
    await trx
      .insertInto('product')
      .values({
        id: productId,
        name: wish.name,
        organisationId: owner.id,
        organisationName: owner.name,
        organisationKind: owner.kind,
        unitCode: commune,
        unitPath: wish.unitPath,
        sheetSet: wish.sheetSet,
        sheetNo: wish.sheet,
        sector: sector.id,
        sheetGroup: group?.id ?? null,
        code,
        story: null,
        realm: 'rehearsal',
        clockId,
        publicationVersion: 1,
      })
      .execute()
    const number = `${code}-${wish.stars}-DT${String(await nextSerial(trx, 'certificate:rehearsal')).padStart(4, '0')}`
    const { certificateMonths } = regimeFor('first', wish.decidedOn)
    await trx
      .insertInto('certificate')
      .values({
        number,
        productId,
        dossierId: null,
        stars: wish.stars,
        decisionNumber: wish.decisionNumber,
        issuedBy: wish.issuedBy,
        validFrom: wish.decidedOn,
        validTo: lastValidDay(wish.decidedOn, certificateMonths.value),
        extendedTo: null,
        standing: wish.standing,
        replacedBy: null,
        changedAt: new Date(`${wish.decidedOn}T02:00:00Z`).toISOString(),
        realm: 'rehearsal',
        clockId,
      })
      .execute()
    await beginKeeper(trx, number, now)
    return { productId, certificateNumber: number }
  })
