import { sql, type Kysely } from 'kysely'
import type { DossierTables } from '../tables.ts'

export type HeldCertificate = {
  readonly number: string
  readonly stars: number
  readonly validTo: string
}

/** The certificate a product holds on a day: in force or extended, and its term, or its extension, not over. */
export const certificateHeld = (
  db: Kysely<DossierTables>,
  productId: string,
  day: string,
): Promise<HeldCertificate | undefined> =>
  db
    .selectFrom('certificate')
    .select(['number', 'stars', 'validTo'])
    .where('productId', '=', productId)
    .where('standing', 'in', ['in-force', 'extended'])
    .where(sql<boolean>`coalesce(extended_to, valid_to) >= ${day}`)
    .orderBy('validFrom', 'desc')
    .executeTakeFirst()
