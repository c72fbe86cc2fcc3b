import { Meilisearch, type MultiSearchQuery } from 'meilisearch'
import { z } from 'zod'
import { LiveState } from '../../../contract/certified-product.ts'
import { defaultStates, type FacetField, type SearchSort } from '../../../contract/product-list.ts'
import { markAgreement, type QueryText } from '../query-text.ts'
import {
  countedFields,
  type FieldCounts,
  type Found,
  type Search,
  type SearchEngine,
  type Suggestion,
} from '../search.ts'
import { filterBut, realmFilter, stateFilter } from './filter.ts'

export type MeilisearchAccess = {
  readonly host: string
  readonly apiKey: string | undefined
  readonly index: string
}

/** A client that gives up after `timeout` milliseconds. */
export const meilisearchClient = (
  { host, apiKey }: MeilisearchAccess,
  timeout: number,
): Meilisearch => new Meilisearch({ host, timeout, ...(apiKey === undefined ? {} : { apiKey }) })

const searchTimeoutMs = 1_000

/** The engine folds marks away, so among this many of its best hits the marks typed decide again. */
const rerankedAtMost = 100

const Hit = z.object({ id: z.string(), nameToned: z.string() })
type Hit = z.infer<typeof Hit>
const Result = z.object({
  hits: z.array(Hit),
  totalHits: z.number(),
  facetDistribution: z.record(z.string(), z.record(z.string(), z.number())).optional(),
})
type Result = z.infer<typeof Result>
const Results = z.object({ results: z.array(Result) })

type Strategy = 'all' | 'last'
type Ask = (
  queries: readonly Omit<MultiSearchQuery, 'indexUid'>[],
  strategy: Strategy,
) => Promise<readonly Result[]>

/** Meilisearch as a search engine. @throws whatever the client meets; the caller falls back */
export const meilisearchEngine = (access: MeilisearchAccess): SearchEngine => {
  const client = meilisearchClient(access, searchTimeoutMs)
  const ask: Ask = async (queries, matchingStrategy) => {
    const answer: unknown = await client.multiSearch({
      queries: queries.map((query) => ({ ...query, indexUid: access.index, matchingStrategy })),
    })
    return Results.parse(answer).results
  }
  return {
    name: 'meilisearch',
    find: (search) =>
      allThenSome(
        search.text,
        ({ total }) => total > 0,
        (strategy) => find(ask, search, strategy),
      ),
    suggest: (suggestion) =>
      suggestion.text.words.length === 0
        ? Promise.resolve([])
        : allThenSome(
            suggestion.text,
            (ids) => ids.length > 0,
            (strategy) => suggest(ask, suggestion, strategy),
          ),
  }
}

/** First only what has all the words; when nothing has, the last words may be missing. */
const allThenSome = async <T>(
  text: QueryText,
  isEnough: (answer: T) => boolean,
  ask: (strategy: Strategy) => Promise<T>,
): Promise<T> => {
  const answer = await ask('all')
  return isEnough(answer) || text.words.length === 0 ? answer : ask('last')
}

const attributesToRetrieve = ['id', 'nameToned']

const find = async (ask: Ask, search: Search, strategy: Strategy): Promise<Found> => {
  const q = search.text.words.join(' ')
  const window = windowOf(search)
  const ownFields = countedFields(search).filter(
    (field) => field !== 'state' && search.filters[field].length > 0,
  )
  const otherFields = countedFields(search).filter(
    (field) => field !== 'state' && search.filters[field].length === 0,
  )
  const count = { q, attributesToRetrieve, page: 1, hitsPerPage: 1 }
  const [page, ...counts] = await ask(
    [
      {
        q,
        attributesToRetrieve,
        ...window.ask,
        filter: filterBut(search),
        facets: otherFields,
        sort: sortOf(search),
      },
      ...ownFields.map((field) => ({
        ...count,
        filter: filterBut(search, field),
        facets: [field],
      })),
      ...LiveState.options.map((state) => ({
        ...count,
        filter: [...filterBut(search, 'state'), stateFilter([state], search)],
      })),
    ],
    strategy,
  )
  if (!page) throw new Error('Meilisearch answered fewer searches than it was asked')
  const distribution = Object.assign(
    {},
    ...[page, ...counts].map((result) => result.facetDistribution ?? {}),
  )
  const states = counts.slice(ownFields.length).map((result, index) => ({
    value: LiveState.options[index] ?? '',
    count: result.totalHits,
  }))
  return {
    ids: window.cut(page.hits).map((hit) => hit.id),
    total: page.totalHits,
    facets: facetsFrom(
      distribution,
      states.filter((state) => state.count > 0),
    ),
  }
}

/** Which hits to ask for, and how the page is cut from them once the marks have been compared. */
const windowOf = ({ text, sort, page, pageSize }: Search) => {
  const pages = Math.floor(rerankedAtMost / pageSize)
  if (sort !== 'relevance' || text.markedWords.length === 0 || page > pages)
    return { ask: { page, hitsPerPage: pageSize }, cut: (hits: readonly Hit[]) => hits }
  return {
    ask: { page: 1, hitsPerPage: pages * pageSize },
    cut: (hits: readonly Hit[]) =>
      byMarks(hits, text).slice((page - 1) * pageSize, page * pageSize),
  }
}

/** Best agreement with the marks typed first; the engine's own order stays where they agree alike. */
const byMarks = (hits: readonly Hit[], text: QueryText): readonly Hit[] =>
  hits
    .map((hit) => ({ hit, agreement: markAgreement(text, hit.nameToned) }))
    .toSorted((a, b) => b.agreement - a.agreement)
    .map(({ hit }) => hit)

const sorts = {
  relevance: [],
  stars: ['stars:desc', 'validFromDay:desc', 'nameSort:asc'],
  newest: ['validFromDay:desc', 'nameSort:asc'],
  name: ['nameSort:asc'],
} as const satisfies Record<SearchSort, readonly string[]>

const sortOf = ({ sort, text }: Search): string[] =>
  sort === 'relevance' && text.words.length === 0 ? [...sorts.stars] : [...sorts[sort]]

const Distribution = z.partialRecord(z.string(), z.record(z.string(), z.number()))

const facetsFrom = (distribution: unknown, state: FieldCounts): Found['facets'] => {
  const counted = Distribution.parse(distribution)
  const of = (field: FacetField): FieldCounts =>
    Object.entries(counted[field] ?? {}).map(([value, count]) => ({ value, count }))
  return {
    stars: of('stars'),
    sector: of('sector'),
    group: of('group'),
    sheet: of('sheet'),
    province: of('province'),
    commune: of('commune'),
    producerKind: of('producerKind'),
    state,
  }
}

const suggest = async (
  ask: Ask,
  suggestion: Suggestion,
  strategy: Strategy,
): Promise<readonly string[]> => {
  const { text, limit } = suggestion
  const [result] = await ask(
    [
      {
        q: text.words.join(' '),
        filter: [realmFilter(suggestion), stateFilter(defaultStates, suggestion)],
        attributesToSearchOn: ['nameFold', 'nameGlued'],
        attributesToRetrieve,
        page: 1,
        hitsPerPage: text.markedWords.length > 0 ? rerankedAtMost : limit,
      },
    ],
    strategy,
  )
  return byMarks(result?.hits ?? [], text)
    .slice(0, limit)
    .map((hit) => hit.id)
}
