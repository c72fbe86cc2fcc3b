import { sql, type Kysely } from 'kysely'
import type { Realm } from '@ocop/kernel/realm'
import { holdsStar } from '../product/holding-store.ts'
import type { CatalogueTables } from '../tables.ts'

export type Crop = { readonly name: string; readonly pattern: string }

/** How many products with a star have each name in theirs, as a whole word with its marks. */
export const countNamed = async (
  db: Kysely<CatalogueTables>,
  crops: readonly Crop[],
  { realms, now }: { realms: readonly Realm[]; now: string },
): Promise<{ name: string; count: number }[]> => {
  if (crops.length === 0) return []
  const wanted = sql.join(
    crops.map(({ name, pattern }) => sql`(${name}::text, ${`%${pattern}%`}::text)`),
  )
  const { rows } = await sql<{ name: string; count: number }>`
    select crop.name, count(product.product_id) as count
    from (values ${wanted}) as crop (name, pattern)
    join product on product.name_toned like crop.pattern
    where product.realm in (${sql.join(realms)}) and ${holdsStar(now)}
    group by crop.name order by count(product.product_id) desc, crop.name`.execute(db)
  return rows
}
