import { z } from 'zod'
import { facetFields, type FacetField } from '../../contract/product-list.ts'
import { emptyCounts } from './result-window.ts'
import type { FieldCounts, Filters, Found } from './search.ts'

/** How many products have the same values in every field. */
export const TallyRow = z.object({
  stars: z.string(),
  sector: z.string(),
  group: z.string().nullable(),
  sheet: z.string().nullable(),
  province: z.string(),
  commune: z.string().nullable(),
  producerKind: z.string(),
  state: z.string(),
  standards: z.array(z.string()),
  sellsOnline: z.string(),
  number: z.number(),
})
export type TallyRow = z.infer<typeof TallyRow>

const valuesIn = (row: TallyRow, field: FacetField): readonly string[] => {
  const value = row[field]
  return Array.isArray(value) ? value : value === null ? [] : [value]
}

/**
 * The total that passes all filters, and each of the fields counted without its own filter and with all the others:
 * a row that passes all counts everywhere, one that fails a single field counts for that field alone.
 */
export const countsOf = (
  tally: readonly TallyRow[],
  filters: Filters,
  fields: readonly FacetField[],
): Pick<Found, 'total' | 'facets'> => {
  const chosen = facetFields
    .filter((field) => filters[field].length > 0)
    .map((field) => ({ field, wanted: new Set(filters[field]) }))
  const sums = new Map(fields.map((field) => [field, new Map<string, number>()]))
  const add = (row: TallyRow, field: FacetField): void => {
    const counts = sums.get(field)
    for (const value of counts ? valuesIn(row, field) : [])
      counts?.set(value, (counts.get(value) ?? 0) + row.number)
  }
  let total = 0
  for (const row of tally) {
    const failed = chosen.filter(({ field, wanted }) => !hasOneOf(row, field, wanted))
    if (failed.length === 0) {
      total += row.number
      for (const field of fields) add(row, field)
    } else if (failed.length === 1 && failed[0]) add(row, failed[0].field)
  }
  const counted = fields.map((field) => [field, countsIn(sums.get(field))])
  return { total, facets: { ...emptyCounts, ...Object.fromEntries(counted) } }
}

const hasOneOf = (row: TallyRow, field: FacetField, wanted: ReadonlySet<string>): boolean =>
  valuesIn(row, field).some((value) => wanted.has(value))

const countsIn = (sums: ReadonlyMap<string, number> = new Map()): FieldCounts =>
  [...sums].map(([value, count]) => ({ value, count }))
