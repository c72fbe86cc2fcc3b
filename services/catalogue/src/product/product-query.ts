import { z } from 'zod'
import { PageQuery } from '@ocop/kernel/page'
import { LiveState } from '../../contract/certified-product.ts'
import { defaultStates, SearchSort } from '../../contract/product-list.ts'
import type { Filters } from '../search/search.ts'

/** A form without script sends every field, chosen or not: an empty one counts as absent. */
const blankIsAbsent = (value: unknown): unknown => (value === '' ? undefined : value)

/** `a,b` or `a` repeated, as links and as plain check boxes send several values. */
const several = <S extends z.ZodType<string>>(one: S) =>
  z.preprocess((value) => {
    const parts = (Array.isArray(value) ? value : [value]).flatMap((part) =>
      typeof part === 'string' ? part.split(',') : (part ?? []),
    )
    const chosen = parts.filter((part) => part !== '')
    return [...new Set(chosen)]
  }, z.array(one).max(50))

const Code = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a code of lower-case letters, digits and hyphens')
  .max(60)

export const TypedText = z.preprocess(blankIsAbsent, z.string().max(200).default(''))

export const ProductQuery = z.strictObject({
  q: TypedText,
  stars: several(z.enum(['3', '4', '5'])),
  sector: several(Code),
  group: several(Code),
  sheet: several(z.string().regex(/^([1-9]|1\d|2[0-6])$/, 'the number of a score sheet, 1–26')),
  province: several(Code),
  commune: several(Code),
  producerKind: several(Code),
  state: several(z.enum([...LiveState.options, 'any'])),
  standards: several(Code),
  sellsOnline: several(z.enum(['yes', 'no'])),
  sort: z.preprocess(blankIsAbsent, SearchSort.default('relevance')),
  page: z.preprocess(blankIsAbsent, PageQuery.shape.page),
  pageSize: z.preprocess(blankIsAbsent, PageQuery.shape.pageSize),
})
export type ProductQuery = z.infer<typeof ProductQuery>

/** Which communes are asked for by name, with the same filters as a list. */
export const CommuneQuery = ProductQuery.omit({
  commune: true,
  sort: true,
  page: true,
  pageSize: true,
}).extend({ named: TypedText })

/** The filters chosen; without a state those good today, with `any` all of them. */
export const filtersOf = (
  query: Omit<ProductQuery, 'q' | 'sort' | 'page' | 'pageSize'>,
): Filters => ({
  stars: query.stars,
  sector: query.sector,
  group: query.group,
  sheet: query.sheet,
  province: query.province,
  commune: query.commune,
  producerKind: query.producerKind,
  state: statesOf(query.state),
  standards: query.standards,
  sellsOnline: query.sellsOnline,
})

const statesOf = (chosen: ProductQuery['state']): Filters['state'] => {
  if (chosen.includes('any')) return []
  return chosen.length === 0 ? defaultStates : chosen
}
