import { sql, type Kysely } from 'kysely'

/** What nobody found anything for, counted by day; who asked is kept nowhere. */
export const up = async (db: Kysely<any>): Promise<void> => {
  await sql`create table search_miss (
    day date not null,
    words text not null check (length(words) between 1 and 80),
    count integer not null check (count > 0),
    primary key (day, words)
  )`.execute(db)
}
