import type { Kysely } from 'kysely'
import type { UnitRef } from '@ocop/kernel/units'
import type { DossierTables } from '../tables.ts'

/** A draft and its product follow their commune into the one that took over; a lodged dossier moves by transfer only. */
export const moveDraft = (
  db: Kysely<DossierTables>,
  { id, productId }: { id: string; productId: string },
  { code, name, path }: UnitRef,
): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const moved = await trx
      .updateTable('dossier')
      .set({ unitCode: code, unitName: name, unitPath: path })
      .where('id', '=', id)
      .where('state', '=', 'draft')
      .where('unitCode', '!=', code)
      .returning('id')
      .executeTakeFirst()
    if (!moved) return
    await trx
      .updateTable('product')
      .set({ unitCode: code, unitPath: path })
      .where('id', '=', productId)
      .execute()
  })
