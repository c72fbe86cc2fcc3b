import type { Kysely } from 'kysely'
import type { Realm } from '@ocop/kernel/realm'
import type { CatalogueTables } from '../tables.ts'

type Db = Kysely<CatalogueTables>

const records = (db: Db, realms: readonly Realm[]) =>
  db
    .selectFrom('product')
    .innerJoin('producer', 'producer.id', 'product.producerId')
    .selectAll('product')
    .select(['producer.name as producerName', 'producer.slug as producerSlug'])
    .where('product.realm', 'in', realms)

/** A product with its producer, as kept; its state is not among the columns. */
export type ProductRecord = Awaited<ReturnType<typeof productsByIds>>[number]

/** The records of the ids in that order; an id that may not be seen is left out. */
export const productsByIds = async (db: Db, ids: readonly string[], realms: readonly Realm[]) => {
  if (ids.length === 0) return []
  const rows = await records(db, realms).where('productId', 'in', ids).execute()
  const byId = new Map(rows.map((row) => [row.productId, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** The product that has or once had this address; its own `slug` is the one to use. */
export const productBySlug = async (
  db: Db,
  slug: string,
  realms: readonly Realm[],
): Promise<ProductRecord | undefined> => {
  const address = await db
    .selectFrom('slug')
    .select('subjectId')
    .where('scope', '=', 'product')
    .where('slug', '=', slug)
    .executeTakeFirst()
  return address && (await productsByIds(db, [address.subjectId], realms))[0]
}

/** A producer's products, the newest certificate first. */
export const productsOfProducer = (db: Db, producerId: string, realms: readonly Realm[]) =>
  records(db, realms)
    .where('producerId', '=', producerId)
    .orderBy('validFrom', 'desc')
    .orderBy('nameSort')
    .execute()
