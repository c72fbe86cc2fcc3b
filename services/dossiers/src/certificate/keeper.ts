import { sql } from 'kysely'
import { dayOf } from '@ocop/kernel/days'
import { processes } from '../../contract/process-names.ts'
import type { Trx } from '../act/act.ts'
import { beginRun, noteNews } from '../process-run/store.ts'
import { regimeFor } from '../regime/regimes.ts'

/** Enters the process that keeps a certificate from its award on; one that was entered stays. @returns its workflow id */
export const beginKeeper = async (trx: Trx, number: string, at: string): Promise<string> => {
  const certificate = await trx
    .selectFrom('certificate')
    .innerJoin('product', 'product.id', 'certificate.productId')
    .select(['product.name', 'product.unitPath', 'product.organisationId'])
    .select(['certificate.clockId', 'certificate.realm'])
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  const { name, ...placed } = certificate
  return beginRun(trx, {
    ...placed,
    kind: 'certificate',
    subjectId: number,
    title: name,
    regime: regimeFor('first', dayOf(at)).id,
    beganAt: at,
  })
}

/** The keepers of a product's certificates learn that something about the product has changed. */
export const tellKeepers = async (trx: Trx, productId: string): Promise<void> => {
  const certificates = await trx
    .selectFrom('certificate')
    .select('number')
    .where('productId', '=', productId)
    .execute()
  for (const { number } of certificates)
    await noteNews(trx, processes.workflowId('certificate', number))
}

/** The product's certificate is to be shown as it now stands: the loop sees to it within seconds. */
export const showAnew = async (trx: Trx, productId: string): Promise<void> => {
  await trx
    .updateTable('product')
    .set({ publicationVersion: sql`publication_version + 1` })
    .where('id', '=', productId)
    .execute()
}
