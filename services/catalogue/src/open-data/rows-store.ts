import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import type { Realm } from '@ocop/kernel/realm'
import type { Clocks } from '../clock/clock.ts'
import { itemOf } from '../product/listing.ts'
import { productsByIds } from '../product/store.ts'
import type { CatalogueTables } from '../tables.ts'
import { beforeAll, statusesAfter, statusesAt, type StatusRow } from './history-store.ts'
import type { PublishedProduct } from './product-table.ts'

type Db = Kysely<CatalogueTables>
type Reading = { readonly db: Db; readonly realms: readonly Realm[] }

const pageSize = 1_000

/** Every product as it stands, page by page, so that no file is ever held whole. */
export async function* publishedProducts(
  { db, realms }: Reading,
  clocks: Clocks,
): AsyncGenerator<readonly PublishedProduct[]> {
  let after = beforeAll.productId
  for (;;) {
    const ids = await db
      .selectFrom('product')
      .select('productId')
      .where('realm', 'in', realms)
      .where('productId', '>', after)
      .orderBy('productId')
      .limit(pageSize)
      .execute()
    const last = ids.at(-1)
    if (!last) return
    const records = await productsByIds(
      db,
      ids.map(({ productId }) => productId),
      realms,
    )
    yield records.map((record) => ({ record, item: itemOf(record, clocks) }))
    after = last.productId
  }
}

export async function* statusHistory({
  db,
  realms,
}: Reading): AsyncGenerator<readonly StatusRow[]> {
  let after = beforeAll
  for (;;) {
    const rows = await statusesAfter(db, { realms, after, limit: pageSize })
    const last = rows.at(-1)
    if (!last) return
    yield rows
    after = last
  }
}

export async function* statusesBefore(
  { db, realms }: Reading,
  before: string,
): AsyncGenerator<readonly StatusRow[]> {
  let after = beforeAll.productId
  for (;;) {
    const rows = await statusesAt(db, { realms, before, after, limit: pageSize })
    const last = rows.at(-1)
    if (!last) return
    yield rows
    after = last.productId
  }
}

const Extent = z.object({ first: z.string().nullable(), last: z.string().nullable() })

/** When the first and the last change were, undefined while there is none. */
export const extentOf = async ({
  db,
  realms,
}: Reading): Promise<{ readonly first: string; readonly last: string } | undefined> => {
  const { rows } = await sql`select min(s.changed_at) as first, max(s.changed_at) as last
    from certificate_status s join product p on p.product_id = s.product_id
    where p.realm in (${sql.join([...realms])})`.execute(db)
  const { first, last } = Extent.parse(rows[0])
  return first !== null && last !== null ? { first, last } : undefined
}
