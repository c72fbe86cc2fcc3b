import { sql, type Kysely, type Transaction } from 'kysely'
import { z } from 'zod'
import { noteChanges } from '@ocop/postgres/changes'
import { changeTag } from '../../contract/changes.ts'
import type { CatalogueTables } from '../tables.ts'
import { searchTexts, textColumns, textsVersion, type SearchTexts } from './search-document.ts'
import type { SaleFacts } from './sale-facts.ts'
import { indexDocument, type IndexDocument } from './index-document.ts'

type Db = Kysely<CatalogueTables>

export type Marked = {
  readonly productId: string
  readonly mark: string
  readonly document: IndexDocument
}

/** Products the index has not got yet as they stand, the longest waiting first. */
export const markedProducts = async (db: Db, atMost: number): Promise<readonly Marked[]> => {
  const rows = await products(db)
    .innerJoin('searchOutbox', 'searchOutbox.productId', 'product.productId')
    .select('searchOutbox.mark')
    .orderBy('searchOutbox.markedAt')
    .limit(atMost)
    .execute()
  return rows.map((row) => ({
    productId: row.productId,
    mark: row.mark,
    document: documentOf(row),
  }))
}

/**
 * Takes off marks whose document has arrived; a record that changed meanwhile bears a new mark and keeps it. Lists that
 * were made before it arrived are told to be made anew.
 */
export const clearMarks = async (db: Db, arrived: readonly Marked[]): Promise<void> => {
  if (arrived.length === 0) return
  const marks = arrived.map(({ mark }) => mark)
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('searchOutbox').where('mark', 'in', marks).execute()
    await noteChanges(trx, [changeTag.products])
  })
}

/** Marks one record in the transaction that changes it; a mark that is there gives way, so that nothing is cleared early. */
export const markForIndex = async (trx: Db, productId: string): Promise<void> => {
  await trx
    .insertInto('searchOutbox')
    .values({ productId })
    .onConflict((key) =>
      key.column('productId').doUpdateSet({
        mark: sql<string>`gen_random_uuid()`,
        markedAt: sql<string>`clock_timestamp()`,
      }),
    )
    .execute()
}

/** What a product's approved listing lets the public filter by. */
export const keepSaleFacts = async (
  trx: Transaction<CatalogueTables>,
  productId: string,
  { standards, sellsOnline }: SaleFacts,
): Promise<void> => {
  await trx
    .updateTable('product')
    .set({ standards: [...standards], sellsOnline })
    .where('productId', '=', productId)
    .execute()
  await markForIndex(trx, productId)
  await noteChanges(trx, [changeTag.products])
}

/** Marks every record, so that an empty or outdated index is filled anew. */
export const markAll = async (db: Db): Promise<void> => {
  await db
    .insertInto('searchOutbox')
    .columns(['productId'])
    .expression((from) => from.selectFrom('product').select('productId'))
    .onConflict((key) => key.column('productId').doNothing())
    .execute()
}

/** Before every id. */
export const firstId = '00000000-0000-0000-0000-000000000000'

/** Every record's document in pages, by id. */
export async function* allDocuments(
  db: Db,
  pageSize: number,
): AsyncGenerator<readonly IndexDocument[]> {
  let after: string | undefined = firstId
  while (after !== undefined) {
    const rows: readonly Row[] = await pageAfter(db, after, pageSize).execute()
    if (rows.length > 0) yield rows.map(documentOf)
    after = rows.at(-1)?.productId
  }
}

const products = (db: Db) =>
  db
    .selectFrom('product')
    .innerJoin('producer', 'producer.id', 'product.producerId')
    .selectAll('product')
    .select('producer.name as producerName')

const pageAfter = (db: Db, after: string, pageSize: number) =>
  products(db).where('productId', '>', after).orderBy('productId').limit(pageSize)

type Row = Awaited<ReturnType<ReturnType<typeof products>['execute']>>[number]

const textsOf = (row: Row): SearchTexts =>
  searchTexts({
    ...row,
    formerPlaces: [...row.formerPlaces],
    producer: { id: row.producerId, name: row.producerName, kind: row.producerKind },
  })

const documentOf = (row: Row): IndexDocument => indexDocument(row, textsOf(row))

/**
 * The database's own time a minute ago: what was told before it has been committed by now, so nothing slips
 * between a reading that starts here and `markChangedSince`.
 */
export const recentMoment = async (db: Db): Promise<string> => {
  const { rows } = await sql<{
    moment: string
  }>`select now() - interval '1 minute' as moment`.execute(db)
  return z.string().parse(rows[0]?.moment)
}

/** Marks what was recorded at or after a moment of the database's time. */
export const markChangedSince = async (db: Db, moment: string): Promise<void> => {
  await db
    .insertInto('searchOutbox')
    .columns(['productId'])
    .expression((from) =>
      from.selectFrom('product').select('productId').where('recordedAt', '>=', moment),
    )
    .onConflict((key) => key.column('productId').doNothing())
    .execute()
}

/**
 * Writes the texts of one page of records anew, as they are made now; the rows are held meanwhile, so a telling at the
 * same time comes after.
 * @returns the last id of the page, undefined at the end
 */
export const rewritePage = (db: Db, after: string, pageSize: number): Promise<string | undefined> =>
  db.transaction().execute(async (trx) => {
    const rows = await pageAfter(trx, after, pageSize).forUpdate('product').execute()
    for (const row of rows) await rewrite(trx, row)
    return rows.at(-1)?.productId
  })

/**
 * The same for records whose texts were made by an older version, at most so many; they are marked for the index.
 * @returns how many there were
 */
export const renewOutdated = (db: Db, atMost: number): Promise<number> =>
  db.transaction().execute(async (trx) => {
    const rows = await products(trx)
      .where('textVersion', '<', textsVersion)
      .orderBy('textVersion')
      .orderBy('productId')
      .limit(atMost)
      .forUpdate('product')
      .execute()
    for (const row of rows) await rewrite(trx, row)
    if (rows.length > 0)
      await trx
        .insertInto('searchOutbox')
        .values(rows.map(({ productId }) => ({ productId })))
        .onConflict((key) => key.column('productId').doNothing())
        .execute()
    return rows.length
  })

const rewrite = async (trx: Db, row: Row): Promise<void> => {
  await trx
    .updateTable('product')
    .set(textColumns(textsOf(row)))
    .where('productId', '=', row.productId)
    .execute()
}
