import { sql, type Kysely, type RawBuilder } from 'kysely'
import { z } from 'zod'
import {
  defaultStates,
  facetFields,
  type FacetField,
  type SearchSort,
} from '../../../contract/product-list.ts'
import { liveClock } from '@ocop/kernel/realm'
import { expiringDays } from '../../certificate/live-state.ts'
import type { Clocks } from '../../clock/clock.ts'
import type { CatalogueTables } from '../../tables.ts'
import {
  countedFields,
  type FieldCounts,
  type Found,
  type Search,
  type SearchEngine,
  type Suggestion,
} from '../search.ts'
import { allWords, anyText, likeWords, type TextMatch } from './text-store.ts'

type Db = Kysely<CatalogueTables>

/** Words this alike or more are offered when no product has all the words. */
const likenessAtLeast = '0.5'

/** The records themselves as a search engine: nothing to keep in step, so it can always answer. */
export const postgresEngine = (db: Db): SearchEngine => ({
  name: 'postgresql',
  find: async (search) => {
    if (search.text.words.length === 0) return findMatching(db, search, anyText)
    const exact = await findMatching(db, search, allWords(search.text))
    if (exact.total > 0) return exact
    return withLikeness(db, (trx) => findMatching(trx, search, likeWords(search.text)))
  },
  suggest: async (suggestion) => {
    if (suggestion.text.words.length === 0) return []
    const exact = await suggestMatching(db, suggestion, allWords(suggestion.text))
    if (exact.length > 0) return exact
    return withLikeness(db, (trx) => suggestMatching(trx, suggestion, likeWords(suggestion.text)))
  },
})

const withLikeness = <T>(db: Db, work: (trx: Db) => Promise<T>): Promise<T> =>
  db.transaction().execute(async (trx) => {
    await sql`select set_config('pg_trgm.word_similarity_threshold', ${likenessAtLeast}, true)`.execute(
      trx,
    )
    return work(trx)
  })

const Row = z.object({ field: z.string(), value: z.string(), count: z.coerce.number() })

/**
 * Page, total and counts from one statement, so that they always agree with each other. The products are counted once
 * by all their values together; each facet then only sums up those few counts.
 */
const findMatching = async (db: Db, search: Search, match: TextMatch): Promise<Found> => {
  const fields = countedFields(search)
  const values = sql.join(fields.map((field) => columns[field]))
  // Without a text the planner may read the page from an index in its order; ranks are worked out only once.
  const kept = match.rank.length === 0 ? sql`not materialized` : sql`materialized`
  const statement = sql`with candidate as ${kept} (${candidates(search, match)}),
    tally as materialized (select ${values}, count(*) as number from candidate group by ${values}),
    page as (
      select product_id from candidate where ${allFilters(search)} order by ${order(search.sort, match)}
      limit ${search.pageSize} offset ${(search.page - 1) * search.pageSize}
    )
    select 'hit' as field, product_id::text as value, row_number() over () as count from page
    union all select 'total', '', coalesce(sum(number), 0) from tally where ${allFilters(search)}
    union all ${sql.join(
      fields.map((field) => facetCounts(search, field)),
      sql` union all `,
    )}`
  const rows = z.array(Row).parse((await statement.execute(db)).rows)
  const of = (field: string): FieldCounts =>
    rows.filter((row) => row.field === field).map(({ value, count }) => ({ value, count }))
  return {
    ids: of('hit')
      .toSorted((a, b) => a.count - b.count)
      .map((row) => row.value),
    total: of('total')[0]?.count ?? 0,
    facets: facetsFrom(of),
  }
}

const facetsFrom = (of: (field: FacetField) => FieldCounts): Found['facets'] => ({
  stars: of('stars'),
  sector: of('sector'),
  group: of('group'),
  sheet: of('sheet'),
  province: of('province'),
  commune: of('commune'),
  producerKind: of('producerKind'),
  state: of('state'),
})

const suggestMatching = async (
  db: Db,
  suggestion: Suggestion,
  match: TextMatch,
): Promise<readonly string[]> => {
  const { rows } = await sql<{
    productId: string
  }>`select product_id from (${candidates(suggestion, match)}) candidate
    where state in (${sql.join([...defaultStates])})
    order by ${order('relevance', match)} limit ${suggestion.limit}`.execute(db)
  return rows.map((row) => row.productId)
}

/** The products the text and the realm let through, each with its state and one text column per field. */
const candidates = (
  { realms, clocks }: Pick<Search, 'realms' | 'clocks'>,
  match: TextMatch,
): RawBuilder<unknown> => sql`
  select p.product_id, p.stars as star_count, p.valid_from, p.name_sort, p.stars::text as stars, p.sector,
    p.group_id as "group", p.sheet::text as sheet, p.province_code as province, p.commune_code as commune,
    p.producer_kind, ${stateOn(clocks)} as state
    ${sql.join(
      match.rank.map((part, index) => sql`, ${part} as ${sql.id(`rank_${index}`)}`),
      sql``,
    )}
  from product p where p.realm in (${sql.join([...realms])}) and ${match.where}`

/** The SQL twin of liveState, on the day each record's own clock shows. */
const stateOn = (clocks: Clocks): RawBuilder<string> => {
  const rehearsals = JSON.stringify(Object.fromEntries(clocks.days))
  const today = sql`case when p.clock_id = ${liveClock} then ${clocks.dayOf(liveClock)}::date
    else coalesce((${rehearsals}::jsonb ->> p.clock_id)::date, p.valid_from) end`
  return sql`case
    when p.standing in ('revoked', 'replaced') then p.standing
    when p.last_day < (${today}) then 'expired'
    when p.standing <> 'in-force' then p.standing
    when p.last_day - (${today}) <= ${expiringDays}::int then 'expiring'
    else 'valid' end`
}

const columns = {
  stars: sql.ref('stars'),
  sector: sql.ref('sector'),
  group: sql.ref('group'),
  sheet: sql.ref('sheet'),
  province: sql.ref('province'),
  commune: sql.ref('commune'),
  producerKind: sql.ref('producerKind'),
  state: sql.ref('state'),
} as const satisfies Record<FacetField, RawBuilder<unknown>>

const filtersBut = ({ filters }: Search, left: FacetField | undefined): RawBuilder<boolean> => {
  const chosen = facetFields.filter((field) => field !== left && filters[field].length > 0)
  const conditions = chosen.map(
    (field) => sql`${columns[field]} in (${sql.join([...filters[field]])})`,
  )
  return conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` and `)})`
}

const allFilters = (search: Search): RawBuilder<boolean> => filtersBut(search, undefined)

const facetCounts = (search: Search, field: FacetField): RawBuilder<unknown> => sql`
  select ${sql.lit(field)}, ${columns[field]}, sum(number) from tally
  where ${columns[field]} is not null and ${filtersBut(search, field)} group by 2`

const order = (sort: SearchSort, match: TextMatch): RawBuilder<unknown> => {
  const name = sql`name_sort collate "C", product_id`
  if (sort === 'name') return name
  if (sort === 'newest') return sql`valid_from desc, ${name}`
  const byStars = sql`star_count desc, valid_from desc, ${name}`
  if (sort === 'stars' || match.rank.length === 0) return byStars
  const ranks = match.rank.map((_, index) => sql`${sql.id(`rank_${index}`)} desc`)
  return sql`${sql.join(ranks)}, ${byStars}`
}
