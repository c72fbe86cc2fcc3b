import { sql, type Kysely } from 'kysely'
import { missing } from '@ocop/kernel/problem'
import type { ActContext } from '../act/act.ts'
import { councilFor } from '../council/store.ts'
import { nextSerial } from '../product/serial.ts'
import type { DossierTables } from '../tables.ts'
import { beginKeeper, showAnew, tellKeepers } from './keeper.ts'
import { lastValidDay } from './period.ts'

type Award = { readonly stars: number; readonly decisionNumber: string; readonly decidedOn: string }

/**
 * Issues the certificate of a decision: `<product code>-<stars>-<serial>`. Rehearsal serials say so (DT, diễn tập).
 * An older certificate of the product that is not revoked is replaced by it. Their keepers learn of it.
 * @returns its number
 */
export const issueCertificate = async (context: ActContext, award: Award): Promise<string> => {
  const { trx, dossier, regime, plan, at } = context
  const product = await trx
    .selectFrom('product')
    .select('code')
    .where('id', '=', dossier.productId)
    .executeTakeFirstOrThrow()
  const serial = String(await nextSerial(trx, `certificate:${dossier.realm}`)).padStart(4, '0')
  const number = `${product.code ?? dossier.productId}-${award.stars}-${dossier.realm === 'rehearsal' ? 'DT' : ''}${serial}`
  await trx
    .insertInto('certificate')
    .values({
      number,
      productId: dossier.productId,
      dossierId: dossier.id,
      stars: award.stars,
      decisionNumber: award.decisionNumber,
      issuedBy: await issuerAt(context, plan.level),
      validFrom: award.decidedOn,
      validTo: lastValidDay(award.decidedOn, regime.certificateMonths.value),
      extendedTo: null,
      replacedBy: null,
      changedAt: at,
      realm: dossier.realm,
      clockId: dossier.clockId,
    })
    .execute()
  await trx
    .updateTable('certificate')
    .set({
      standing: 'replaced',
      replacedBy: number,
      changedAt: at,
      version: sql`version + 1`,
    })
    .where('productId', '=', dossier.productId)
    .where('number', '!=', number)
    .where('standing', 'in', ['in-force', 'extended', 'suspended'])
    .execute()
  await showAnew(trx, dossier.productId)
  await tellKeepers(trx, dossier.productId)
  await beginKeeper(trx, number, at)
  return number
}

/** Who recognises, as the level's council names it, e.g. UBND thành phố Hải Phòng. */
const issuerAt = async ({ trx, dossier }: ActContext, level: string): Promise<string> => {
  const council = await councilFor(trx, { level, unitPath: dossier.unitPath, realm: dossier.realm })
  if (!council) throw missing('council')
  return council.issuer
}

/** Certificates with their products, as the verification and the catalogue need them. */
export const certificates = (db: Kysely<DossierTables>) =>
  db
    .selectFrom('certificate')
    .innerJoin('product', 'product.id', 'certificate.productId')
    .selectAll('certificate')
    .select([
      'product.name as productName',
      'product.organisationId',
      'product.organisationName',
      'product.organisationKind',
      'product.unitCode',
      'product.unitPath',
      'product.sheetSet',
      'product.sheetNo',
      'product.sector',
      'product.sheetGroup',
      'product.formerPlaces',
      'product.story',
      'product.publicationVersion',
    ])

/** @throws missing */
export const certificateOf = async (db: Kysely<DossierTables>, number: string) => {
  const row = await certificates(db).where('certificate.number', '=', number).executeTakeFirst()
  if (!row) throw missing('certificate')
  return row
}
export type CertificateRow = Awaited<ReturnType<typeof certificateOf>>

/**
 * The certificate a product now stands by, read in one statement with the version it is published under: two reads
 * could take the old certificate with the new version, and the catalogue would never be told of the new one.
 * @throws missing for a product without any
 */
export const certificateInForce = async (
  db: Kysely<DossierTables>,
  productId: string,
): Promise<CertificateRow> => {
  const row = await certificates(db)
    .where('productId', '=', productId)
    .orderBy((eb) => eb('standing', '=', 'replaced'))
    .orderBy('validFrom', 'desc')
    .executeTakeFirst()
  if (!row) throw missing('certificate')
  return row
}
