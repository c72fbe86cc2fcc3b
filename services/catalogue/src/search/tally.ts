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

const passes = (row: TallyRow, filters: Filters, left?: FacetField): boolean =>
  facetFields.every((field) => {
    const wanted = filters[field]
    return (
      field === left ||
      wanted.length === 0 ||
      valuesIn(row, field).some((value) => wanted.includes(value))
    )
  })

const valuesIn = (row: TallyRow, field: FacetField): readonly string[] => {
  const value = row[field]
  return Array.isArray(value) ? value : value === null ? [] : [value]
}

/** The products that pass all filters. */
export const totalOf = (tally: readonly TallyRow[], filters: Filters): number =>
  tally.reduce((sum, row) => sum + (passes(row, filters) ? row.number : 0), 0)

/** Each of the fields counted without its own filter and with all the others. */
export const countsOf = (
  tally: readonly TallyRow[],
  filters: Filters,
  fields: readonly FacetField[],
): Found['facets'] => {
  const counts = (field: FacetField): FieldCounts => {
    const sums = new Map<string, number>()
    for (const row of tally)
      if (passes(row, filters, field))
        for (const value of valuesIn(row, field))
          sums.set(value, (sums.get(value) ?? 0) + row.number)
    return [...sums].map(([value, count]) => ({ value, count }))
  }
  return { ...emptyCounts, ...Object.fromEntries(fields.map((field) => [field, counts(field)])) }
}
