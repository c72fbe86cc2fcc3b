import type { CertifiedProduct } from '@ocop/catalogue/contract/certified-product'
import { Problem } from '@ocop/kernel/problem'
import { certificateInForce, type CertificateRow } from '../certificate/store.ts'
import type { Needs } from '../needs.ts'

type Publishing = Pick<Needs, 'db' | 'shopWindow'>

/**
 * Gives the catalogue a product's certificate as it stands now. Told twice, or by two at once, the catalogue keeps the
 * higher version, and so does the mark that it was told.
 */
export const publishProduct = async (
  { db, shopWindow }: Publishing,
  productId: string,
): Promise<void> => {
  const publication = publicationOf(await certificateInForce(db, productId))
  await shopWindow.show(publication)
  await db
    .updateTable('product')
    .set({ publishedVersion: publication.version })
    .where('id', '=', productId)
    .where('publishedVersion', '<', publication.version)
    .execute()
}

/**
 * Publishes what the catalogue has not been told yet: the net below every flow that changes a certificate. A product
 * that the catalogue does not take does not keep the others waiting; an outage ends the round.
 * @returns how many products were published
 * @throws the outage, or what was wrong with the products it did not take
 */
export const publishPending = async (needs: Publishing, limit = 50): Promise<number> => {
  const pending = await needs.db
    .selectFrom('product')
    .select('id')
    .whereRef('publishedVersion', '<', 'publicationVersion')
    .limit(limit)
    .execute()
  const refused: unknown[] = []
  for (const { id } of pending)
    await publishProduct(needs, id).catch((error: unknown) => {
      if (!(error instanceof Problem) || error.kind === 'unavailable') throw error
      refused.push(error)
    })
  if (refused.length) throw new AggregateError(refused, `${refused.length} product(s) not taken`)
  return pending.length
}

/** `vn/31/10804` → province 31, commune 10804; a product known only by its province ends there. */
export const publicationOf = (row: CertificateRow): CertifiedProduct => {
  const [, provinceCode = row.unitCode, communeCode = null] = row.unitPath.split('/')
  return {
    productId: row.productId,
    version: Math.max(row.publicationVersion, 1),
    name: row.productName,
    sheetSet: row.sheetSet,
    sheet: row.sheetNo,
    sector: row.sector ?? 'food',
    group: row.sheetGroup,
    provinceCode,
    communeCode,
    formerPlaces: row.formerPlaces,
    producer: { id: row.organisationId, name: row.organisationName, kind: row.organisationKind },
    certificate: {
      number: row.number,
      stars: row.stars,
      standing: row.standing,
      decisionNumber: row.decisionNumber,
      issuedBy: row.issuedBy,
      validFrom: row.validFrom,
      validTo: row.validTo,
      extendedTo: row.extendedTo,
      replacedBy: row.replacedBy,
    },
    story: row.story,
    realm: row.realm,
    clockId: row.clockId,
    changedAt: row.changedAt,
  }
}
