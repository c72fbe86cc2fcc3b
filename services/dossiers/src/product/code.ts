import { codeOfPath } from '@ocop/kernel/units'
import { dayOf } from '@ocop/kernel/days'
import type { Dossier, Trx } from '../act/act.ts'
import { nextSerial } from './serial.ts'

/** `vn/31/10804` → `31`. */
const provinceOf = (unitPath: string): string => unitPath.split('/')[1] ?? codeOfPath(unitPath)

/**
 * The product's code (T)-(X)-(STT)-20YY: province, commune, a serial the commune keeps, year of evaluation
 * (26/2026, Phụ lục III). Given once; an upgrade keeps it.
 */
export const giveProductCode = async (trx: Trx, dossier: Dossier, at: string): Promise<string> => {
  const known = await trx
    .selectFrom('product')
    .select('code')
    .where('id', '=', dossier.productId)
    .executeTakeFirstOrThrow()
  if (known.code) return known.code
  const year = dayOf(at).slice(0, 4)
  // Each rehearsal counts for itself, so that its codes do not depend on what was rehearsed before.
  const serial = await nextSerial(trx, `product:${dossier.clockId}:${dossier.unitCode}:${year}`)
  const code = `${provinceOf(dossier.unitPath)}-${dossier.unitCode}-${String(serial).padStart(3, '0')}-${year}`
  await trx.updateTable('product').set({ code }).where('id', '=', dossier.productId).execute()
  return code
}
