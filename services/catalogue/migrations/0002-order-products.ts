import { sql, type Kysely } from 'kysely'

/** A list nobody narrowed by text is read in its order from the index, not sorted anew for each page. */
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`create index product_by_stars on product
    (stars desc, valid_from desc, name_sort collate "C", product_id)`.execute(db)
  await sql`create index product_by_age on product (valid_from desc, name_sort collate "C", product_id)`.execute(
    db,
  )
  await sql`create index product_by_name on product (name_sort collate "C", product_id)`.execute(db)
}
