import { sql, type Kysely } from 'kysely'
import type { Realm } from '@ocop/kernel/realm'
import { formerNamesOf } from '../reference/former-communes.ts'
import { communeName, provinceNamesToday } from '../reference/places.ts'
import type { CatalogueTables } from '../tables.ts'
import { growingLexicon, type Lexicon } from './lexicon.ts'
import { groupWords } from './word-groups.ts'

export type LexiconKeeper = {
  /** The words known by now; waits only for the first reading of the records. */
  readonly current: () => Promise<Lexicon>
  /** Reads what was recorded since the last reading. */
  readonly refresh: () => Promise<void>
}

export type LexiconNeeds = {
  readonly db: Kysely<CatalogueTables>
  /** Only words of these may ever be offered to the public. */
  readonly realms: readonly Realm[]
  readonly report: (error: unknown) => void
}

const pageSize = 2_000
const everyMs = 5_000

/** Learns the words of the records and goes on learning; a word whose product was renamed stays, which does no harm. */
export const lexiconKeeper = ({ db, realms, report }: LexiconNeeds): LexiconKeeper => {
  const lexicon = growingLexicon()
  for (const word of [...groupWords, ...provinceNamesToday.map(([name]) => name)])
    lexicon.learn(word)
  let since = '1970-01-01T00:00:00Z'
  let readAt = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | undefined
  const readRecords = async (): Promise<void> => {
    const began = await aMinuteAgo(db)
    for await (const rows of textsSince(db, realms, since))
      for (const row of rows) [row.name, row.producerName, ...placesOf(row)].forEach(lexicon.learn)
    since = began
    readAt = performance.now()
  }
  const refresh = (): Promise<void> => {
    reading ??= readRecords().finally(() => (reading = undefined))
    return reading
  }
  const current = async (): Promise<Lexicon> => {
    if (readAt === Number.NEGATIVE_INFINITY) await refresh()
    else if (performance.now() - readAt > everyMs) refresh().catch(report)
    return lexicon
  }
  return { current, refresh }
}

type Row = { readonly communeCode: string | null; readonly formerPlaces: readonly string[] }
const placesOf = ({ communeCode, formerPlaces }: Row): readonly string[] => [
  ...(communeCode === null ? [] : [communeName(communeCode), ...formerNamesOf(communeCode)]),
  ...formerPlaces,
]

/** By the database's clock; what was told before has been committed by now. */
const aMinuteAgo = async (db: Kysely<CatalogueTables>): Promise<string> => {
  const { rows } = await sql<{
    moment: string
  }>`select now() - interval '1 minute' as moment`.execute(db)
  return rows[0]?.moment ?? new Date(0).toISOString()
}

async function* textsSince(db: Kysely<CatalogueTables>, realms: readonly Realm[], since: string) {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await db
      .selectFrom('product')
      .innerJoin('producer', 'producer.id', 'product.producerId')
      .select(['productId', 'product.name', 'producer.name as producerName'])
      .select(['communeCode', 'formerPlaces'])
      .where('realm', 'in', realms)
      .where('recordedAt', '>=', since)
      .where('productId', '>', after)
      .orderBy('productId')
      .limit(pageSize)
      .execute()
    yield rows
    const last = rows.at(-1)
    if (!last || rows.length < pageSize) return
    after = last.productId
  }
}
