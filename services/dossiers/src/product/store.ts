import { missing, Problem } from '@ocop/kernel/problem'
import type { Realm } from '@ocop/kernel/realm'
import type { UnitRef } from '@ocop/kernel/units'
import type { NewDossier } from '../../contract/dossier.ts'
import type { Regime } from '../../contract/regime.ts'
import type { Trx } from '../act/act.ts'
import { certificateHeld, type HeldCertificate } from '../certificate/held.ts'
import { sheetOf } from '../grading/score-sheets.ts'

/** The product of a draft, with what the application builds on or follows. */
export type DraftProduct = {
  readonly id: string
  readonly sheetNo: number
  readonly heldCertificate: string | null
  readonly heldStars: number | null
  /** The product's dossier that failed last, when this one is lodged after it. */
  readonly previousId: string | null
}

type Owner = {
  readonly law: Regime
  readonly organisation: { readonly id: string; readonly name: string; readonly kind: string }
  readonly unit: UnitRef
  readonly realm: Realm
  readonly clockId: string
  readonly today: string
}

/** The product a draft is about: a new one, or the producer's own that is recognised already. */
export const productForDraft = (
  trx: Trx,
  { kind, product }: NewDossier,
  owner: Owner,
): Promise<DraftProduct> =>
  'name' in product
    ? newProduct(trx, { ...product, kind }, owner)
    : recognisedProduct(trx, { id: product.id, kind }, owner)

const newProduct = async (
  trx: Trx,
  { name, sheet, kind }: { name: string; sheet: number; kind: NewDossier['kind'] },
  { law, organisation, unit, realm, clockId }: Owner,
): Promise<DraftProduct> => {
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
  return { id, sheetNo: sheet, heldCertificate: null, heldStars: null, previousId: null }
}

const recognisedProduct = async (
  trx: Trx,
  { id, kind }: { id: string; kind: NewDossier['kind'] },
  { organisation, clockId, today }: Owner,
): Promise<DraftProduct> => {
  const product = await trx
    .selectFrom('product')
    .select(['id', 'sheetNo', 'clockId'])
    .where('id', '=', id)
    .where('organisationId', '=', organisation.id)
    .executeTakeFirst()
  if (!product?.sheetNo || product.clockId !== clockId) throw missing('product')
  const held = await certificateHeld(trx, id, today)
  refuseUnfitKind(kind, held)
  return {
    id,
    sheetNo: product.sheetNo,
    heldCertificate: held?.number ?? null,
    heldStars: held?.stars ?? null,
    previousId: await failedBefore(trx, id),
  }
}

const highestStars = 5

/** @throws conflict when what the product holds does not go with the kind of application */
const refuseUnfitKind = (kind: NewDossier['kind'], held: HeldCertificate | undefined): void => {
  if (kind === 'first' && held)
    throw new Problem(
      'conflict',
      'product-recognised',
      'The product holds a certificate: apply for an upgrade or a re-evaluation.',
    )
  if (kind !== 'first' && !held)
    throw new Problem(
      'conflict',
      'certificate-missing',
      'Only a product with a certificate in force is upgraded or re-evaluated.',
    )
  if (kind === 'upgrade' && held && held.stars >= highestStars)
    throw new Problem('conflict', 'stars-highest', 'The product holds the highest star already.')
}

/** The product's last dossier, if it ended without recognition. */
const failedBefore = async (trx: Trx, productId: string): Promise<string | null> => {
  const last = await trx
    .selectFrom('dossier')
    .select(['id', 'state'])
    .where('productId', '=', productId)
    .orderBy('createdAt', 'desc')
    .executeTakeFirst()
  return last && ['not-recognised', 'refused', 'withdrawn'].includes(last.state) ? last.id : null
}
