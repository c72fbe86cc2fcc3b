import { rankedAtMost } from './ranking.ts'
import type { FieldCounts, Found, Search } from './search.ts'

/** Which hits to ask an engine for, and where in them the reader's page lies. */
export type Window = {
  readonly from: number
  readonly size: number
  /** Whether the hits are put in order here; then they are the best ones from the first on. */
  readonly isRanked: boolean
  readonly cut: readonly [start: number, end: number]
}

export const windowOf = ({ text, sort, page, pageSize }: Search): Window => {
  const from = (page - 1) * pageSize
  const pages = Math.floor(rankedAtMost / pageSize)
  if (sort !== 'relevance' || text.words.length === 0 || page > pages)
    return { from, size: pageSize, isRanked: false, cut: [0, pageSize] }
  return { from: 0, size: pages * pageSize, isRanked: true, cut: [from, from + pageSize] }
}

export const pageOf = ({ cut: [start, end] }: Window, ids: readonly string[]): readonly string[] =>
  ids.slice(start, end)

const none: FieldCounts = []

/** A count of nothing for every field. */
export const emptyCounts: Found['facets'] = {
  stars: none,
  sector: none,
  group: none,
  sheet: none,
  province: none,
  commune: none,
  producerKind: none,
  state: none,
  standards: none,
  sellsOnline: none,
}
