import { sql, type Kysely } from 'kysely'
import type { PageQuery } from '@ocop/kernel/page'
import type { Realm } from '@ocop/kernel/realm'
import type { TradeOfferFilter } from '../../contract/trade-offer.ts'
import { holdsStar } from '../product/holding-store.ts'
import type { CatalogueTables } from '../tables.ts'

type Reading = { readonly realms: readonly Realm[]; readonly now: string }

/** Products that hold their star and whose published listing names a capacity or a smallest order. */
export const offersMatching = async (
  db: Kysely<CatalogueTables>,
  { province, sheet, ships }: TradeOfferFilter,
  { realms, now, page, pageSize }: Reading & PageQuery,
) => {
  let matching = db
    .selectFrom('product')
    .innerJoin('listing', 'listing.productId', 'product.productId')
    .innerJoin('producer', 'producer.id', 'product.producerId')
    .where('product.realm', 'in', realms)
    .where(holdsStar(now))
    .where(
      sql<boolean>`(listing.published -> 'capacityPerMonth' <> 'null' or listing.published -> 'minimumOrder' <> 'null')`,
    )
  if (province !== undefined) matching = matching.where('product.provinceCode', '=', province)
  if (sheet !== undefined) matching = matching.where('product.sheet', '=', sheet)
  if (ships !== undefined)
    matching = matching.where(sql<boolean>`listing.published -> 'shipsNationwide' = 'true'`)
  const { total } = await matching
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await matching
    .selectAll('product')
    .select(['producer.name as producerName', 'producer.slug as producerSlug'])
    .select('listing.published')
    .orderBy('product.stars', 'desc')
    .orderBy('product.nameSort')
    .orderBy('product.productId')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  return { rows, total }
}
export type OfferRow = Awaited<ReturnType<typeof offersMatching>>['rows'][number]
