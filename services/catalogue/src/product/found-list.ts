import {
  defaultStates,
  type FacetCount,
  type FacetField,
  type SearchGuidance,
} from '../../contract/product-list.ts'
import type { Guidance } from '../search/guidance.ts'
import type { FieldCounts, Filters, Found } from '../search/search.ts'
import { labelled, labelOf } from './facet-labels.ts'
import { filtersOf, ProductQuery } from './product-query.ts'

/** No filter but the one that always holds: good today. */
export const nothingChosen: Filters = { ...filtersOf(ProductQuery.parse({})), state: defaultStates }

export const labelledFacets = (facets: Found['facets']): Record<FacetField, FacetCount[]> => ({
  stars: labelled('stars', facets.stars),
  sector: labelled('sector', facets.sector),
  group: labelled('group', facets.group),
  sheet: labelled('sheet', facets.sheet),
  province: labelled('province', facets.province),
  commune: labelled('commune', facets.commune),
  producerKind: labelled('producerKind', facets.producerKind),
  state: labelled('state', facets.state),
  standards: labelled('standards', facets.standards),
  sellsOnline: labelled('sellsOnline', facets.sellsOnline),
})

const nearestAtMost = 6

/** The guidance as the public reads it; `shelf` counts the product sets to go on with when nothing was found. */
export const guidanceOf = (guidance: Guidance, shelf: FieldCounts): SearchGuidance => {
  const named = (wishes: Guidance['understood']) =>
    wishes.map(({ field, value }) => ({ field, value, label: labelOf(field, value) }))
  return {
    understood: named(guidance.understood),
    offered: named(guidance.offered),
    searchedFor: guidance.searchedFor ?? null,
    leftOut: [...guidance.leftOut],
    isAlike: guidance.isAlike,
    isFilteredAway: guidance.isFilteredAway,
    nearest: labelled('sheet', shelf).slice(0, nearestAtMost),
  }
}
