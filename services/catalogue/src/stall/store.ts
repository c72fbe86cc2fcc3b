import { sql, type Kysely } from 'kysely'
import type { CatalogueTables } from '../tables.ts'
import type { LinkWord } from './gateway.ts'
import { deadAfter } from './stall.ts'

type Db = Kysely<CatalogueTables>

/** Published links nobody has looked at since `before`, the longest unseen first. */
export const linksToCheck = async (db: Db, before: string, limit: number): Promise<string[]> => {
  const { rows } = await sql<{ url: string }>`
    select told.url from (
      select distinct jsonb_array_elements_text(published -> 'stalls') as url
      from listing where published is not null
    ) told left join stall_link on stall_link.url = told.url
    where stall_link.checked_at is null or stall_link.checked_at < ${before}
    order by stall_link.checked_at nulls first, told.url limit ${limit}`.execute(db)
  return rows.map(({ url }) => url)
}

/** Keeps what a look found. An unclear one counts neither for nor against the link. */
export const keepLook = async (
  db: Db,
  { url, word, at }: { url: string; word: LinkWord; at: string },
): Promise<void> => {
  const alive = word === 'alive'
  await db
    .insertInto('stallLink')
    .values({ url, checkedAt: at, aliveAt: alive ? at : null, failures: word === 'dead' ? 1 : 0 })
    .onConflict((key) =>
      key.column('url').doUpdateSet({
        checkedAt: at,
        ...(alive ? { aliveAt: at, failures: 0 } : {}),
        ...(word === 'dead' ? { failures: sql<number>`stall_link.failures + 1` } : {}),
      }),
    )
    .execute()
}

/** Those of the links that are known dead. */
export const deadAmong = async (db: Db, urls: readonly string[]): Promise<ReadonlySet<string>> => {
  if (urls.length === 0) return new Set()
  const rows = await db
    .selectFrom('stallLink')
    .select('url')
    .where('url', 'in', urls)
    .where('failures', '>=', deadAfter)
    .execute()
  return new Set(rows.map(({ url }) => url))
}
