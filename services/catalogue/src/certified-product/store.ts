import { sql, type Transaction } from 'kysely'
import { noteChanges } from '@ocop/postgres/changes'
import type { CertifiedProduct } from '../../contract/certified-product.ts'
import { changeTag } from '../../contract/changes.ts'
import { assumeClock } from '../clock/store.ts'
import { communeName, provinceName } from '../reference/places.ts'
import { keepStatus } from '../open-data/history-store.ts'
import { markForIndex } from '../search/outbox-store.ts'
import { searchTexts, textColumns } from '../search/search-document.ts'
import type { CatalogueTables } from '../tables.ts'
import { withPlaceToday } from './place-today.ts'
import { slugCandidates } from './slug.ts'

type Trx = Transaction<CatalogueTables>
export type Kept = {
  readonly version: number
  readonly slug: string
  readonly outcome: 'taken' | 'unchanged'
}

/**
 * Takes a product as told. An older or equal version changes nothing; two tellings at once wait for each other, and
 * the higher version stays, in whichever order they come.
 */
export const keepProduct = async (trx: Trx, asTold: CertifiedProduct): Promise<Kept> => {
  const told = withPlaceToday(asTold)
  await oneAtATime(trx, `product:${told.productId}`)
  const known = await trx
    .selectFrom('product')
    .select(['version', 'slug'])
    .where('productId', '=', told.productId)
    .executeTakeFirst()
  if (known && known.version >= told.version) return { ...known, outcome: 'unchanged' }
  await keepProducer(trx, told)
  await assumeClockOf(trx, told)
  const slug =
    known?.slug ??
    (await claimSlug(trx, 'product', told.productId, slugsFor(told, told.name, 'san-pham')))
  await upsertProduct(trx, told, slug)
  await keepStatus(trx, told)
  await markForIndex(trx, told.productId)
  await noteChanges(trx, [changeTag.product(told.productId), changeTag.products])
  return { version: told.version, slug, outcome: 'taken' }
}

const upsertProduct = async (trx: Trx, told: CertifiedProduct, slug: string): Promise<void> => {
  const row = productRow(told)
  await trx
    .insertInto('product')
    .values({ ...row, slug })
    .onConflict((key) =>
      key
        .column('productId')
        .doUpdateSet({ ...row, recordedAt: sql<string>`now()` })
        .whereRef('product.version', '<', 'excluded.version'),
    )
    .execute()
}

/** The record's columns; `slug` is not among them, since an address once given never changes. */
export const productRow = (told: CertifiedProduct) => {
  const { certificate } = told
  const texts = searchTexts({
    ...told,
    certificateNumber: certificate.number,
    decisionNumber: certificate.decisionNumber,
  })
  return {
    productId: told.productId,
    version: told.version,
    name: told.name,
    sheetSet: told.sheetSet,
    sheet: told.sheet,
    sector: told.sector,
    groupId: told.group,
    provinceCode: told.provinceCode,
    communeCode: told.communeCode,
    formerPlaces: JSON.stringify(told.formerPlaces),
    producerId: told.producer.id,
    producerKind: told.producer.kind,
    certificateNumber: certificate.number,
    stars: certificate.stars,
    standing: certificate.standing,
    decisionNumber: certificate.decisionNumber,
    issuedBy: certificate.issuedBy,
    validFrom: certificate.validFrom,
    validTo: certificate.validTo,
    extendedTo: certificate.extendedTo,
    replacedBy: certificate.replacedBy,
    story: told.story,
    realm: told.realm,
    clockId: told.clockId,
    changedAt: told.changedAt,
    ...textColumns(texts),
  }
}

/** The producer is named as in the telling that is newest by its own time. */
const keepProducer = async (trx: Trx, told: CertifiedProduct): Promise<void> => {
  const { id, name, kind } = told.producer
  await oneAtATime(trx, `producer:${id}`)
  const known = await trx
    .selectFrom('producer')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (known) {
    await trx
      .updateTable('producer')
      .set({ name, kind, toldAt: told.changedAt })
      .where('id', '=', id)
      .where('toldAt', '<', told.changedAt)
      .execute()
    return
  }
  const slug = await claimSlug(trx, 'producer', id, slugsFor(told, name, 'chu-the'))
  await trx
    .insertInto('producer')
    .values({ id, slug, name, kind, toldAt: told.changedAt })
    .execute()
}

const assumeClockOf = async (trx: Trx, told: CertifiedProduct): Promise<void> => {
  if (told.clockId !== 'live') await assumeClock(trx, told.clockId, told.certificate.validFrom)
}

const slugsFor = (told: CertifiedProduct, name: string, otherwise: string): Generator<string> =>
  slugCandidates(
    name,
    told.communeCode === null ? provinceName(told.provinceCode) : communeName(told.communeCode),
    otherwise,
  )

/** The first free address of the candidates, taken for good: the primary key decides between two who want the same. */
const claimSlug = async (
  trx: Trx,
  scope: 'product' | 'producer',
  subjectId: string,
  candidates: Generator<string>,
): Promise<string> => {
  for (const slug of candidates) {
    const claimed = await trx
      .insertInto('slug')
      .values({ scope, slug, subjectId })
      .onConflict((key) => key.columns(['scope', 'slug']).doNothing())
      .returning('slug')
      .executeTakeFirst()
    if (claimed) return claimed.slug
  }
  throw new Error('The candidates for an address never end')
}

/** Holds the name until the transaction ends, so that whoever tells the same thing meanwhile waits. */
const oneAtATime = async (trx: Trx, name: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(trx)
}
