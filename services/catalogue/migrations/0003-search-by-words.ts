import { sql, type Kysely } from 'kysely'

/**
 * Words are found in an index of words rather than of letters: short Vietnamese syllables share most of their letters.
 * The texts of products told before are made anew when the service starts next (search/rebuild.ts).
 */
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`alter table product
    add column alias_toned text not null default '',
    add column alias_fold text not null default '',
    add column context_toned text not null default '',
    add column context_fold text not null default '',
    add column suggest_text text not null default '',
    add column text_version smallint not null default 0,
    add column standards text[] not null default '{}',
    add column sells_online boolean not null default false`.execute(db)
  await sql`alter table product
    add column search_words tsvector not null generated always as
      (array_to_tsvector(array_remove(string_to_array(search_text, ' '), ''))) stored,
    add column suggest_words tsvector not null generated always as
      (array_to_tsvector(array_remove(string_to_array(suggest_text, ' '), ''))) stored`.execute(db)
  // A record with its texts is some three kilobytes: read often and whole, it is not to be packed and unpacked.
  await sql`alter table product set (toast_tuple_target = 8160)`.execute(db)
  await sql`drop index product_search_text`.execute(db)
  await sql`create index product_search_words on product using gin (search_words)`.execute(db)
  await sql`create index product_suggest_words on product using gin (suggest_words)`.execute(db)
  await sql`create index product_name_begins on product (name_fold text_pattern_ops)`.execute(db)
  await sql`create index product_province on product (province_code, commune_code)`.execute(db)
  await sql`create index product_sheet on product (sheet)`.execute(db)
  await sql`create index product_recorded on product (recorded_at)`.execute(db)
  await sql`create index product_outdated_texts on product (text_version, product_id)`.execute(db)
}
