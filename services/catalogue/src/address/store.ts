import type { Kysely } from 'kysely'
import type { Realm } from '@ocop/kernel/realm'
import { addressesPerPage, type AddressKind, type AddressList } from '../../contract/addresses.ts'
import type { CatalogueTables } from '../tables.ts'

/** The addresses one may see, in a lasting order, with when what they show was last told. */
export const addressesOf = async (
  db: Kysely<CatalogueTables>,
  { kind, page, realms }: { kind: AddressKind; page: number; realms: readonly Realm[] },
): Promise<AddressList> => {
  const all = kind === 'product' ? products(db, realms) : producers(db, realms)
  const [items, { total }] = await Promise.all([
    all
      .orderBy('slug')
      .limit(addressesPerPage)
      .offset((page - 1) * addressesPerPage)
      .execute(),
    db
      .selectFrom(all.as('address'))
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow(),
  ])
  return { items, total, page, pageSize: addressesPerPage }
}

const products = (db: Kysely<CatalogueTables>, realms: readonly Realm[]) =>
  db.selectFrom('product').select(['slug', 'changedAt']).where('realm', 'in', realms)

/** A producer is known only through a product one may see. */
const producers = (db: Kysely<CatalogueTables>, realms: readonly Realm[]) =>
  db
    .selectFrom('producer')
    .innerJoin('product', 'product.producerId', 'producer.id')
    .select((eb) => ['producer.slug as slug', eb.fn.max('product.changedAt').as('changedAt')])
    .where('product.realm', 'in', realms)
    .groupBy('producer.slug')
