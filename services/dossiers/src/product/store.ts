import { missing, Problem } from '@ocop/kernel/problem'
import type { Realm } from '@ocop/kernel/realm'
import type { UnitRef } from '@ocop/kernel/units'
import type { NewDossier } from '../../contract/dossier.ts'
import type { Regime } from '../../contract/regime.ts'
import type { Trx } from '../act/act.ts'
import { sheetOf } from '../grading/score-sheets.ts'

type Owner = {
  readonly law: Regime
  readonly organisation: { readonly id: string; readonly name: string; readonly kind: string }
  readonly unit: UnitRef
  readonly realm: Realm
  readonly clockId: string
}

/** The product a draft is about: a new one, or the producer's own that is recognised already. */
export const productForDraft = (
  trx: Trx,
  { kind, product }: NewDossier,
  owner: Owner,
): Promise<{ id: string; sheetNo: number }> =>
  'name' in product
    ? newProduct(trx, { ...product, kind }, owner)
    : recognisedProduct(trx, { id: product.id, kind }, owner)

const newProduct = async (
  trx: Trx,
  { name, sheet, kind }: { name: string; sheet: number; kind: NewDossier['kind'] },
  { law, organisation, unit, realm, clockId }: Owner,
): Promise<{ id: string; sheetNo: number }> => {
  if (kind !== 'first')
    throw new Problem(
      'invalid',
      'product-not-recognised',
      'An upgrade or a re-evaluation is about a product that is recognised already.',
      {
        errors: [
          {
            pointer: '/product',
            code: 'product-not-recognised',
            detail: 'Name the recognised product by its id.',
          },
        ],
      },
    )
  const { sector, group } = sheetOf(law.sheets, sheet)
  const { id } = await trx
    .insertInto('product')
    .values({
      name: name.normalize('NFC'),
      organisationId: organisation.id,
      organisationName: organisation.name,
      organisationKind: organisation.kind,
      unitCode: unit.code,
      unitPath: unit.path,
      sheetSet: law.sheets,
      sheetNo: sheet,
      sector: sector.id,
      sheetGroup: group?.id ?? null,
      code: null,
      story: null,
      realm,
      clockId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, sheetNo: sheet }
}

const recognisedProduct = async (
  trx: Trx,
  { id, kind }: { id: string; kind: NewDossier['kind'] },
  { organisation, clockId }: Owner,
): Promise<{ id: string; sheetNo: number }> => {
  const product = await trx
    .selectFrom('product')
    .select(['id', 'sheetNo', 'clockId'])
    .where('id', '=', id)
    .where('organisationId', '=', organisation.id)
    .executeTakeFirst()
  if (!product?.sheetNo || product.clockId !== clockId) throw missing('product')
  const standing = await trx
    .selectFrom('certificate')
    .select('number')
    .where('productId', '=', id)
    .where('standing', 'in', ['in-force', 'extended'])
    .executeTakeFirst()
  if (kind !== 'first' && !standing)
    throw new Problem(
      'conflict',
      'certificate-missing',
      'Only a product with a certificate in force is upgraded or re-evaluated.',
    )
  return { id, sheetNo: product.sheetNo }
}
