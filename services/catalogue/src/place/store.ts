import { sql, type Kysely } from 'kysely'
import type { Realm } from '@ocop/kernel/realm'
import type { CatalogueTables } from '../tables.ts'

/** Ids of products that carry an older place name, most stars first. */
export const idsByFormerPlace = async (
  db: Kysely<CatalogueTables>,
  name: string,
  realms: readonly Realm[],
): Promise<string[]> => {
  const rows = await db
    .selectFrom('product')
    .select('productId')
    .where(sql<boolean>`former_places ? ${name}`)
    .where('realm', 'in', realms)
    .orderBy('stars', 'desc')
    .orderBy('nameSort')
    .limit(200)
    .execute()
  return rows.map(({ productId }) => productId)
}
