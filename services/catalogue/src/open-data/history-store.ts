import { sql, type Kysely, type Transaction } from 'kysely'
import type { CertifiedProduct } from '../../contract/certified-product.ts'
import { lastDayOf } from '../certificate/live-state.ts'
import type { Realm } from '@ocop/kernel/realm'
import type { CatalogueTables } from '../tables.ts'

type Db = Kysely<CatalogueTables>

/** Writes down what a telling says of the certificate, when that differs from what was told before. */
export const keepStatus = async (
  trx: Transaction<CatalogueTables>,
  { productId, version, certificate, changedAt }: CertifiedProduct,
): Promise<void> => {
  const status = {
    certificateNumber: certificate.number,
    stars: certificate.stars,
    standing: certificate.standing,
    decisionNumber: certificate.decisionNumber,
    validFrom: certificate.validFrom,
    lastDay: lastDayOf(certificate),
  }
  const known = await trx
    .selectFrom('certificateStatus')
    .select(['certificateNumber', 'stars', 'standing', 'decisionNumber', 'validFrom', 'lastDay'])
    .where('productId', '=', productId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (known && JSON.stringify(known) === JSON.stringify(status)) return
  await trx
    .insertInto('certificateStatus')
    .values({ productId, version, ...status, changedAt })
    .execute()
}

const told = (db: Db, realms: readonly Realm[]) =>
  db
    .selectFrom('certificateStatus')
    .innerJoin('product', 'product.productId', 'certificateStatus.productId')
    .selectAll('certificateStatus')
    .select(['product.name', 'product.slug', 'product.realm', 'product.provinceCode'])
    .where('product.realm', 'in', realms)

/** One page of all that was ever told, the oldest first, after the row before it. */
export const statusesAfter = (
  db: Db,
  { realms, after, limit }: { realms: readonly Realm[]; after: Position; limit: number },
) =>
  told(db, realms)
    .where(
      sql<boolean>`(certificate_status.product_id, certificate_status.version) > (${after.productId}::uuid, ${after.version}::int)`,
    )
    .orderBy('certificateStatus.productId')
    .orderBy('certificateStatus.version')
    .limit(limit)
    .execute()
export type StatusRow = Awaited<ReturnType<typeof statusesAfter>>[number]
export type Position = { readonly productId: string; readonly version: number }
export const beforeAll: Position = {
  productId: '00000000-0000-0000-0000-000000000000',
  version: 0,
}

/** What each certificate was told with before a moment: one page of products, by id. */
export const statusesAt = (
  db: Db,
  {
    realms,
    before,
    after,
    limit,
  }: { realms: readonly Realm[]; before: string; after: string; limit: number },
) =>
  told(db, realms)
    .distinctOn('certificateStatus.productId')
    .where('certificateStatus.changedAt', '<', before)
    .where('certificateStatus.productId', '>', after)
    .orderBy('certificateStatus.productId')
    .orderBy('certificateStatus.version', 'desc')
    .limit(limit)
    .execute()

/** The certificates that came into force last, as they were first told; what was taken back since is no news. */
export const newestRecognitions = (
  db: Db,
  { realms, province, limit }: { realms: readonly Realm[]; province?: string; limit: number },
) => {
  const first = db
    .selectFrom('certificateStatus')
    .distinctOn('certificateNumber')
    .selectAll()
    .orderBy('certificateNumber')
    .orderBy('version')
  const query = db
    .selectFrom(first.as('first'))
    .innerJoin('product', 'product.productId', 'first.productId')
    .selectAll('product')
    .innerJoin('producer', 'producer.id', 'product.producerId')
    .select(['producer.name as producerName', 'producer.slug as producerSlug'])
    .select('first.changedAt as recognisedAt')
    .whereRef('product.certificateNumber', '=', 'first.certificateNumber')
    .where('product.standing', 'in', ['in-force', 'extended'])
    .where('product.realm', 'in', realms)
  return (province === undefined ? query : query.where('product.provinceCode', '=', province))
    .orderBy('product.validFrom', 'desc')
    .orderBy('first.changedAt', 'desc')
    .orderBy('product.productId')
    .limit(limit)
    .execute()
}
