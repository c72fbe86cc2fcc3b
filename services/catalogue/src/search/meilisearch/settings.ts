import type { Settings } from 'meilisearch'
import { facetFields } from '../../../contract/product-list.ts'

/**
 * The index's settings, whole. The texts are folded before they arrive (fold.ts), so nothing here depends on how the
 * engine itself treats Vietnamese.
 */
export const indexSettings: Settings = {
  searchableAttributes: ['nameFold', 'nameGlued', 'codes', 'producerFold', 'placeFold'],
  displayedAttributes: ['id', 'nameToned'],
  // Every field but `state`, which no document holds.
  filterableAttributes: [
    ...facetFields.filter((field) => field !== 'state'),
    ...['standing', 'lastDay', 'realm', 'clockId'],
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
  // A province has at most some 170 communes; counts must not be cut off below that.
  faceting: { maxValuesPerFacet: 300 },
  pagination: { maxTotalHits: 200_000 },
}
