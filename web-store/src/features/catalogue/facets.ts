import { LiveState } from '@ocop/catalogue/contract/certified-product'
import type { FacetCount, FacetField } from '@ocop/catalogue/contract/product-list'
import type { Messages } from '../../i18n/shape.ts'
import { textOf } from '../../i18n/text-of.ts'

/** A facet's value in the reader's language; place names and what we have no words for stay as the catalogue tells them. */
export const facetLabel = (
  t: Messages,
  field: FacetField,
  { value, label }: Pick<FacetCount, 'value' | 'label'>,
): string => {
  if (field === 'stars') return t.stars.count(Number(value))
  const texts: Partial<Record<FacetField, Readonly<Record<string, string>>>> = {
    sector: t.productSets.sectors,
    group: t.productSets.groups,
    sheet: t.productSets.sheets,
    producerKind: t.catalogue.kinds,
    state: t.stars.states,
    sellsOnline: t.catalogue.list.sellsOnline,
  }
  return textOf(texts[field] ?? {}, value) ?? label
}

/** The facets a reader sees, in this order; groups are reached by links, and communes once a province is chosen. */
export const shownFacets = [
  'stars',
  'province',
  'commune',
  'sector',
  'sheet',
  'producerKind',
  'standards',
  'sellsOnline',
  'state',
] as const satisfies readonly FacetField[]

const order: Partial<Record<FacetField, (a: FacetCount, b: FacetCount) => number>> = {
  stars: (a, b) => Number(b.value) - Number(a.value),
  sheet: (a, b) => Number(a.value) - Number(b.value),
  state: (a, b) => stateRank(a.value) - stateRank(b.value),
}
const stateRank = (value: string): number => LiveState.options.findIndex((state) => state === value)

/**
 * The values of a facet in reading order: chosen ones and those with most products first where nothing else ranks them.
 * What is chosen stays in sight even when it leaves no product, so that it can be taken out again.
 */
export const orderedFacet = (
  field: FacetField,
  counts: readonly FacetCount[],
  chosen: readonly string[],
): readonly FacetCount[] => {
  const gone = chosen.filter(
    (value) => value !== 'any' && !counts.some((each) => each.value === value),
  )
  const byCount = (a: FacetCount, b: FacetCount): number =>
    Number(chosen.includes(b.value)) - Number(chosen.includes(a.value)) ||
    b.count - a.count ||
    a.label.localeCompare(b.label, 'vi')
  return [...counts, ...gone.map((value) => ({ value, label: value, count: 0 }))].toSorted(
    order[field] ?? byCount,
  )
}
