import type { Kysely, Transaction } from 'kysely'
import type { PageQuery } from '@ocop/kernel/page'
import type { Realm } from '@ocop/kernel/realm'
import { guarded } from '@ocop/postgres/guarded'
import type {
  ListingAct,
  ListingContent,
  ListingPhoto,
  ListingState,
} from '../../contract/listing.ts'
import { keepSaleFacts } from '../search/outbox-store.ts'
import { saleFactsOf } from '../search/sale-facts.ts'
import type { CatalogueTables } from '../tables.ts'
import { after } from './listing.ts'

type Db = Kysely<CatalogueTables>
type Trx = Transaction<CatalogueTables>

export const listingOf = (db: Db, productId: string) =>
  db.selectFrom('listing').selectAll().where('productId', '=', productId).executeTakeFirst()
export type ListingRow = NonNullable<Awaited<ReturnType<typeof listingOf>>>

export type Change = {
  readonly productId: string
  /** The version the person saw; 0 before the first. */
  readonly seenVersion: number
  readonly act: ListingAct
  readonly content: ListingContent
  /** What an approval makes public of the content's photos. */
  readonly photos: readonly ListingPhoto[]
  readonly reason?: string
  readonly personId: string
  readonly at: string
}

/**
 * Takes a listing one version on and writes the version down.
 * @throws conflict when somebody else has changed it meanwhile
 */
export const changeListing = async (trx: Trx, change: Change): Promise<ListingRow> => {
  const row = await (change.seenVersion === 0 ? begin(trx, change) : goOn(trx, change))
  const kept = guarded(row)
  const { productId, act, personId, at } = change
  await trx
    .insertInto('listingVersion')
    .values({
      ...{ productId, act, personId, at },
      version: kept.version,
      content: JSON.stringify(change.content),
      reason: change.reason ?? null,
    })
    .execute()
  if (act === 'approve') await keepSaleFacts(trx, productId, saleFactsOf(change.content))
  return kept
}

const begin = (trx: Trx, { productId, content, at }: Change) =>
  trx
    .insertInto('listing')
    .values({
      productId,
      version: 1,
      state: 'draft',
      content: JSON.stringify(content),
      changedAt: at,
    })
    .onConflict((key) => key.column('productId').doNothing())
    .returningAll()
    .executeTakeFirst()

const goOn = (trx: Trx, change: Change) => {
  const { productId, seenVersion, act, content, photos, reason, at } = change
  return trx
    .updateTable('listing')
    .set({
      version: seenVersion + 1,
      state: after[act],
      content: JSON.stringify(content),
      reason: reason ?? null,
      changedAt: at,
      ...(act === 'submit' ? { submittedAt: at } : {}),
      ...(act === 'approve'
        ? {
            published: JSON.stringify(content),
            publishedPhotos: JSON.stringify(photos),
            publishedAt: at,
          }
        : {}),
    })
    .where('productId', '=', productId)
    .where('version', '=', seenVersion)
    .returningAll()
    .executeTakeFirst()
}

export type DeskFilter = {
  readonly producers: readonly string[]
  readonly communes: readonly string[]
  readonly provinces: readonly string[]
  readonly realms: readonly Realm[]
  readonly state?: ListingState | undefined
}

/** Products whose listing the person looks after, what waits first; officers see only what was submitted once. */
export const listingsOf = async (db: Db, filter: DeskFilter, { page, pageSize }: PageQuery) => {
  const matching = ofDesk(db, filter)
  const { total } = await matching
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const items = await matching
    .innerJoin('producer', 'producer.id', 'product.producerId')
    .selectAll('product')
    .select(['producer.name as producerName', 'producer.slug as producerSlug'])
    .select(['listing.state as listingState', 'listing.version as listingVersion'])
    .select(['listing.submittedAt', 'listing.publishedAt'])
    .orderBy((row) => row.case().when('listing.state', '=', 'submitted').then(0).else(1).end())
    .orderBy('listing.submittedAt')
    .orderBy('product.nameSort')
    .orderBy('product.productId')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  return { items, total }
}

const ofDesk = (db: Db, { producers, communes, provinces, realms, state }: DeskFilter) => {
  const matching = db
    .selectFrom('product')
    .leftJoin('listing', 'listing.productId', 'product.productId')
    .where('product.realm', 'in', realms)
    .where((row) =>
      row.or([
        row('product.producerId', '=', row.fn.any(row.val([...producers]))),
        row.and([
          row('listing.submittedAt', 'is not', null),
          row.or([
            row('product.communeCode', '=', row.fn.any(row.val([...communes]))),
            row.and([
              row('product.communeCode', 'is', null),
              row('product.provinceCode', '=', row.fn.any(row.val([...provinces]))),
            ]),
          ]),
        ]),
      ]),
    )
  if (state === undefined) return matching
  return state === 'none'
    ? matching.where('listing.productId', 'is', null)
    : matching.where('listing.state', '=', state)
}
