import type { Kysely } from 'kysely'
import type { CatalogueTables } from '../tables.ts'

/** The producer that has or once had this address. */
export const producerBySlug = (db: Kysely<CatalogueTables>, slug: string) =>
  db
    .selectFrom('slug')
    .innerJoin('producer', 'producer.id', 'slug.subjectId')
    .selectAll('producer')
    .where('slug.scope', '=', 'producer')
    .where('slug.slug', '=', slug)
    .executeTakeFirst()
