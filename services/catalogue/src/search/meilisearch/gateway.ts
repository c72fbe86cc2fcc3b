import { Meilisearch, type MultiSearchQuery } from 'meilisearch'
import { z } from 'zod'
import { defaultStates, facetFields, type SearchSort } from '../../../contract/product-list.ts'
import type { QueryText } from '../query-text.ts'
import { ranked, rankedAtMost } from '../ranking.ts'
import { emptyCounts, pageOf, windowOf } from '../result-window.ts'
import {
  countedFields,
  type Found,
  type Search,
  type SearchEngine,
  type Suggestion,
} from '../search.ts'
import { filterBut, realmFilter, stateFilter } from './filter.ts'
import { candidateAttributes } from './settings.ts'
import { stateCounts } from './state-counts.ts'

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

const Hit = z.object({
  id: z.string(),
  stars: z.number(),
  nameFold: z.string(),
  nameToned: z.string(),
  aliasFold: z.string(),
  aliasToned: z.string(),
  contextFold: z.string(),
  contextToned: z.string(),
})
const Result = z.object({
  hits: z.array(z.unknown()),
  totalHits: z.number(),
  facetDistribution: z.record(z.string(), z.record(z.string(), z.number())).optional(),
})
type Result = z.infer<typeof Result>
const Results = z.object({ results: z.array(Result) })

type Ask = (
  queries: readonly Omit<MultiSearchQuery, 'indexUid'>[],
  matching: Search['matching'],
) => Promise<readonly Result[]>

const strategies = { all: 'all', alike: 'last' } as const

/** Meilisearch as a search engine. @throws whatever the client meets; the caller falls back */
export const meilisearchEngine = (access: MeilisearchAccess): SearchEngine => {
  const client = meilisearchClient(access, searchTimeoutMs)
  const ask: Ask = async (queries, matching) => {
    const matchingStrategy = strategies[matching]
    const answer: unknown = await client.multiSearch({
      queries: queries.map((query) => ({ ...query, indexUid: access.index, matchingStrategy })),
    })
    return Results.parse(answer).results
  }
  return {
    name: 'meilisearch',
    find: (search) => find(ask, search),
    suggest: (suggestion) =>
      suggestion.text.words.length === 0 ? Promise.resolve([]) : suggest(ask, suggestion),
  }
}

const find = async (ask: Ask, search: Search): Promise<Found> => {
  const q = queryOf(search.text)
  const window = windowOf(search)
  const fields = countedFields(search).filter((field) => field !== 'state')
  const own = fields.filter((field) => search.filters[field].length > 0)
  const count = { q, attributesToRetrieve: ['id'], page: 1, hitsPerPage: 0 }
  const [page, states, ...counts] = await ask(
    [
      {
        q,
        attributesToRetrieve: window.isRanked ? [...candidateAttributes] : ['id'],
        page: window.from / window.size + 1,
        hitsPerPage: window.size,
        filter: filterBut(search),
        facets: fields.filter((field) => !own.includes(field)),
        sort: sortOf(search),
      },
      { ...count, filter: filterBut(search, 'state'), facets: ['term'] },
      ...own.map((field) => ({ ...count, filter: filterBut(search, field), facets: [field] })),
    ],
    search.matching,
  )
  if (!page || !states) throw new Error('Meilisearch answered fewer searches than it was asked')
  return {
    ids: pageOf(window, idsIn(page.hits, search, window.isRanked)),
    total: page.totalHits,
    facets: {
      ...facetsIn([page, ...counts]),
      state: stateCounts(states.facetDistribution?.['term'] ?? {}, search.clocks),
    },
  }
}

/** The engine takes a last word for the beginning of one unless a space follows it. */
const queryOf = ({ words, isOpen }: QueryText): string => words.join(' ') + (isOpen ? '' : ' ')

const Id = z.object({ id: z.string() })

const idsIn = (
  hits: readonly unknown[],
  { text }: Pick<Search, 'text'>,
  isRanked: boolean,
): readonly string[] =>
  (isRanked ? ranked(z.array(Hit).parse(hits), text) : z.array(Id).parse(hits)).map(({ id }) => id)

const sorts = {
  relevance: [],
  stars: ['stars:desc', 'validFromDay:desc', 'nameSort:asc'],
  newest: ['validFromDay:desc', 'nameSort:asc'],
  name: ['nameSort:asc'],
} as const satisfies Record<SearchSort, readonly string[]>

const sortOf = ({ sort, text }: Search): string[] =>
  sort === 'relevance' && text.words.length === 0 ? [...sorts.stars] : [...sorts[sort]]

const facetsIn = (results: readonly Result[]): Found['facets'] => {
  const counted = Object.assign({}, ...results.map((result) => result.facetDistribution ?? {}))
  const Distribution = z.partialRecord(z.enum(facetFields), z.record(z.string(), z.number()))
  const byField = Object.entries(Distribution.parse(counted)).map(([field, values]) => [
    field,
    Object.entries(values).map(([value, count]) => ({ value, count })),
  ])
  return { ...emptyCounts, ...Object.fromEntries(byField) }
}

const suggest = async (ask: Ask, suggestion: Suggestion): Promise<readonly string[]> => {
  const { text, limit, matching } = suggestion
  const [result] = await ask(
    [
      {
        q: queryOf(text),
        filter: [realmFilter(suggestion), stateFilter(defaultStates, suggestion)],
        attributesToSearchOn: ['nameFold', 'nameGlued', 'aliasFold'],
        attributesToRetrieve: [...candidateAttributes],
        page: 1,
        hitsPerPage: rankedAtMost,
      },
    ],
    matching,
  )
  return idsIn(result?.hits ?? [], suggestion, true).slice(0, limit)
}
