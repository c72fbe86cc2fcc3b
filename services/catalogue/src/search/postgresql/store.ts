import { sql, type Kysely, type RawBuilder } from 'kysely'
import { z } from 'zod'
import { defaultStates, type SearchSort } from '../../../contract/product-list.ts'
import type { CatalogueTables } from '../../tables.ts'
import { ranked, rankedAtMost, type Candidate } from '../ranking.ts'
import { pageOf, windowOf } from '../result-window.ts'
import {
  countedFields,
  type Found,
  type Search,
  type SearchEngine,
  type Suggestion,
} from '../search.ts'
import { countsOf, TallyRow } from '../tally.ts'
import { fieldColumns, filtersBut, visible } from './columns-store.ts'
import { keptWhileUnchanged } from './kept-store.ts'
import { shelfCounts } from './shelf-store.ts'
import { stateOn } from './state-store.ts'
import { allWords, anyText, begunNames, likeWords, type TextMatch } from './text-store.ts'

type Db = Kysely<CatalogueTables>

/** Words this alike or more are offered when no product has all the words. */
const likenessAtLeast = '0.4'

/** A few ids each: the beginnings that many people type are asked of the records once after each change. */
const suggestionsKept = 5_000

/** The records themselves as a search engine: nothing to keep in step, so it can always answer. */
export const postgresEngine = (db: Db): SearchEngine => {
  const shelf = shelfCounts(db)
  const kept = keptWhileUnchanged<Found>(db)
  const keptSuggestions = keptWhileUnchanged<readonly string[]>(db, suggestionsKept)
  return {
    name: 'postgresql',
    find: async (search) => {
      if (search.matching === 'alike')
        return withLikeness(db, (trx) => findMatching(trx, search, likeWords(search.text)))
      if (search.text.words.length > 0)
        return kept(keyOf(search), () => findMatching(db, search, allWords(search.text)))
      const counts = await shelf(search)
      return counts
        ? { ...counts, ids: await idsOnPage(db, search) }
        : findMatching(db, search, anyText)
    },
    suggest: async (suggestion) => {
      if (suggestion.text.words.length === 0) return []
      return keptSuggestions(keyOf(suggestion), () =>
        suggestion.matching === 'all'
          ? suggestWords(db, suggestion)
          : withLikeness(db, (trx) => suggestMatching(trx, suggestion, likeWords(suggestion.text))),
      )
    },
  }
}

const keyOf = ({ clocks, ...search }: Search | Suggestion): string =>
  JSON.stringify([search, clocks.days])

const withLikeness = <T>(db: Db, work: (trx: Db) => Promise<T>): Promise<T> =>
  db.transaction().execute(async (trx) => {
    await sql`select set_config('pg_trgm.word_similarity_threshold', ${likenessAtLeast}, true)`.execute(
      trx,
    )
    return work(trx)
  })

const Row = z.object({
  id: z.string().nullable(),
  number: z.coerce.number(),
  texts: z.array(z.string().nullable()),
  standards: z.array(z.string()).nullable(),
})
type Row = z.infer<typeof Row>

/**
 * Page, total and counts from one statement, so that they always agree with each other. The products are counted once
 * by all their values together; every facet then only sums up those few counts.
 */
const findMatching = async (db: Db, search: Search, match: TextMatch): Promise<Found> => {
  const fields = countedFields(search)
  const commune = fields.includes('commune') ? sql`commune` : sql`null::text`
  const window = windowOf(search)
  const statement = sql`with candidate as materialized (${candidates(search, match)}),
    page as (
      select product_id from candidate where ${filtersBut(search)}
      order by ${order(search.sort, match)} limit ${window.size} offset ${window.from}
    ),
    placed as (select product_id, row_number() over () as place from page),
    tally as (
      select stars, sector, "group", sheet, province, ${commune} as commune, producer_kind, state, standards,
        sells_online, count(*) as number
      from candidate group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
    )
    select placed.product_id::text as id, place as number, ${texts} as texts, null::text[] as standards
      from placed join product p on p.product_id = placed.product_id
    union all select null, number, array[stars, sector, "group", sheet, province, commune, producer_kind,
      state, sells_online], standards from tally`
  const rows = z.array(Row).parse((await statement.execute(db)).rows)
  const hits = rows.filter(({ id }) => id !== null).toSorted((a, b) => a.number - b.number)
  const tally = rows.filter(({ id }) => id === null).map(tallyRowOf)
  const isRanked = window.isRanked && search.matching === 'all'
  return {
    ids: pageOf(
      window,
      isRanked ? ranked(hits.map(candidateOf), search.text).map(({ id }) => id) : hits.map(idOf),
    ),
    ...countsOf(tally, search.filters, fields),
  }
}

const tallyRowOf = ({ number, texts: values, standards }: Row): TallyRow => {
  const [stars, sector, group, sheet, province, commune, producerKind, state, sellsOnline] = values
  return TallyRow.parse({
    ...{ stars, sector, group, sheet, province, commune, producerKind, state, sellsOnline },
    ...{ standards, number },
  })
}

const idOf = ({ id }: Pick<Row, 'id'>): string => id ?? ''

const texts = sql`array[p.stars::text, p.name_fold, p.name_toned, p.alias_fold, p.alias_toned,
  p.context_fold, p.context_toned]`

const candidateOf = ({ id, texts: told }: Pick<Row, 'id' | 'texts'>): Candidate => {
  const [stars, nameFold, nameToned, aliasFold, aliasToned, contextFold, contextToned] = told
  return {
    id: id ?? '',
    stars: Number(stars),
    nameFold: nameFold ?? '',
    nameToned: nameToned ?? '',
    aliasFold: aliasFold ?? '',
    aliasToned: aliasToned ?? '',
    contextFold: contextFold ?? '',
    contextToned: contextToned ?? '',
  }
}

/** One page of everything on the shelf: read from an index in its order, never sorted anew. */
const idsOnPage = async (db: Db, search: Search): Promise<readonly string[]> => {
  const { page, pageSize, sort } = search
  const { rows } = await sql<{
    productId: string
  }>`select product_id from (${candidates(search, anyText)}) shelf
    where ${filtersBut(search)} order by ${order(sort, anyText)}
    limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(db)
  return rows.map((row) => row.productId)
}

/** Mostly the names that begin so are enough; only else are all with the words looked through. */
const suggestWords = async (db: Db, suggestion: Suggestion): Promise<readonly string[]> => {
  const begun = await suggestMatching(
    db,
    suggestion,
    begunNames(suggestion.text, shown(suggestion)),
  )
  if (begun.length >= suggestion.limit) return begun
  return suggestMatching(db, suggestion, allWords(suggestion.text, 'suggestWords'))
}

const suggestMatching = async (
  db: Db,
  suggestion: Suggestion,
  match: TextMatch,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ productId: string; texts: string[] }>`
    with best as (select p.product_id, ${orderColumns(match)} from product p where ${shown(suggestion)} and ${match.where}
        order by ${order('relevance', match)} limit ${rankedAtMost}),
      placed as (select product_id, row_number() over () as place from best)
    select placed.product_id, ${texts} as texts
    from placed join product p on p.product_id = placed.product_id order by place`.execute(db)
  const hits = rows.map((row) => ({ id: row.productId, texts: row.texts }))
  const best =
    suggestion.matching === 'all'
      ? ranked(hits.map(candidateOf), suggestion.text).map(({ id }) => id)
      : hits.map(idOf)
  return best.slice(0, suggestion.limit)
}

/** The products that are suggested at all: of the reader's realms, with a star that stands; a case as in columns-store. */
const shown = (
  search: Pick<Search, 'realms' | 'clocks'>,
): RawBuilder<boolean> => sql`${visible(search)} and
  case when ${stateOn(search.clocks)} in (${sql.join([...defaultStates])}) then true else false end`

/** The products the text and the realm let through, each with its state and one column per field. */
const candidates = (
  search: Pick<Search, 'realms' | 'clocks'>,
  match: TextMatch,
): RawBuilder<unknown> => sql`
  select p.product_id, ${orderColumns(match)}, ${fieldColumns(search.clocks)}
  from product p where ${visible(search)} and ${match.where}`

const orderColumns = (match: TextMatch): RawBuilder<unknown> =>
  sql.join([
    sql`p.stars as star_count, p.valid_from, p.name_sort`,
    ...match.rank.map((part, index) => sql`${part} as ${sql.id(`rank_${index}`)}`),
  ])

const order = (sort: SearchSort, match: TextMatch): RawBuilder<unknown> => {
  const name = sql`name_sort collate "C", product_id`
  if (sort === 'name') return name
  if (sort === 'newest') return sql`valid_from desc, ${name}`
  const byStars = sql`star_count desc, valid_from desc, ${name}`
  if (sort === 'stars' || match.rank.length === 0) return byStars
  const ranks = match.rank.map((_, index) => sql`${sql.id(`rank_${index}`)} desc`)
  return sql`${sql.join(ranks)}, ${byStars}`
}
