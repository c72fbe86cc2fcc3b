import type { Kysely } from 'kysely'
import type { PageQuery } from '@ocop/kernel/page'
import type { EnquiryState } from '../../contract/enquiry.ts'
import type { CatalogueTables } from '../tables.ts'

type Db = Kysely<CatalogueTables>

const parts = (db: Db) =>
  db
    .selectFrom('enquiryPart')
    .innerJoin('enquiry', 'enquiry.id', 'enquiryPart.enquiryId')
    .innerJoin('product', 'product.productId', 'enquiryPart.productId')
    .innerJoin('producer', 'producer.id', 'enquiryPart.producerId')
    .selectAll('enquiryPart')
    .select(['enquiry.kind', 'enquiry.buyer', 'enquiry.message', 'enquiry.quantity'])
    .select(['enquiry.place', 'enquiry.wantedBy', 'enquiry.receivedAt'])
    .select(['product.name as productName', 'product.slug as productSlug', 'product.realm'])
    .select(['product.provinceCode', 'product.communeCode', 'producer.name as producerName'])

export const partById = (db: Db, id: string) =>
  parts(db).where('enquiryPart.id', '=', id).executeTakeFirst()
export type PartRecord = NonNullable<Awaited<ReturnType<typeof partById>>>

export type DeskFilter = {
  readonly producers: readonly string[]
  readonly communes: readonly string[]
  readonly provinces: readonly string[]
  readonly state?: EnquiryState | undefined
}

/** What the person's organisation or commune is asked, what is due first on top. */
export const partsOfDesk = async (
  db: Db,
  { producers, communes, provinces, state }: DeskFilter,
  { page, pageSize }: PageQuery,
): Promise<{ rows: PartRecord[]; total: number }> => {
  let matching = parts(db).where((row) =>
    row.or([
      row('enquiryPart.producerId', '=', row.fn.any(row.val([...producers]))),
      row('product.communeCode', '=', row.fn.any(row.val([...communes]))),
      row.and([
        row('product.communeCode', 'is', null),
        row('product.provinceCode', '=', row.fn.any(row.val([...provinces]))),
      ]),
    ]),
  )
  if (state !== undefined) matching = matching.where('enquiryPart.state', '=', state)
  const { total } = await matching
    .clearSelect()
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await matching
    .orderBy((row) => row.case().when('enquiryPart.state', '=', 'open').then(0).else(1).end())
    .orderBy('enquiryPart.dueAt')
    .orderBy('enquiryPart.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  return { rows, total }
}

/** The parts of the enquiry whose buyer holds this code. */
export const partsByCode = (db: Db, codeHash: string) =>
  parts(db).where('enquiry.codeHash', '=', codeHash).orderBy('productName').execute()
