import { sql, type Kysely } from 'kysely'
import { noteChanges } from '@ocop/postgres/changes'
import { changeTag } from '../../contract/changes.ts'
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

type Look = { readonly url: string; readonly word: LinkWord; readonly at: string }

/**
 * Keeps what a look found; an unclear one counts neither for nor against the link. Where the link is shown no longer, or
 * again, the pages made from its products are told.
 */
export const keepLook = (db: Db, look: Look): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const wasDead = (await deadAmong(trx, [look.url])).has(look.url)
    await keepWord(trx, look)
    const isDead = (await deadAmong(trx, [look.url])).has(look.url)
    if (wasDead === isDead) return
    const shown = await productsNaming(trx, look.url)
    if (shown.length > 0) await noteChanges(trx, shown.map(changeTag.product))
  })

const productsNaming = async (db: Db, url: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('listing')
    .select('productId')
    .where(sql<boolean>`published -> 'stalls' ? ${url}`)
    .execute()
  return rows.map(({ productId }) => productId)
}

const keepWord = async (db: Db, { url, word, at }: Look): Promise<void> => {
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
