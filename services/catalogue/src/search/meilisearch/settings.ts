import type { Settings } from 'meilisearch'
import { facetFields } from '../../../contract/product-list.ts'

/** What a hit tells of itself, for ranking.ts. */
export const candidateAttributes = [
  'id',
  'stars',
  'nameFold',
  'nameToned',
  'aliasFold',
  'aliasToned',
  'contextFold',
  'contextToned',
] as const

/**
 * The index's settings, whole. The texts are folded before they arrive (fold.ts), so nothing here depends on how the
 * engine itself treats Vietnamese.
 */
export const indexSettings: Settings = {
  searchableAttributes: ['nameFold', 'nameGlued', 'aliasFold', 'codes', 'contextFold'],
  displayedAttributes: [...candidateAttributes],
  // Every field but `state`, which no document holds.
  filterableAttributes: [
    ...facetFields.filter((field) => field !== 'state'),
    ...['standing', 'lastDay', 'term', 'realm', 'clockId'],
  ],
  sortableAttributes: ['nameSort', 'validFromDay', 'stars'],
  // `sort` first: it acts only when the reader asked for an order. Stars come last, they never beat the text.
  rankingRules: [
    'sort',
    'words',
    'typo',
    'proximity',
    'attribute',
    'exactness',
    'stars:desc',
    'validFromDay:desc',
  ],
  stopWords: [],
  synonyms: {},
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 5, twoTypos: 10 },
    // 38, 40 and 43 độ đạm are different sauces.
    disableOnNumbers: true,
    disableOnAttributes: ['codes'],
  },
  // There are 3,321 communes, and some thousand last days with each standing; counts must not be cut off below that.
  faceting: { maxValuesPerFacet: 10_000 },
  pagination: { maxTotalHits: 200_000 },
}
