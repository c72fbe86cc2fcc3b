import { LiveState } from '@ocop/catalogue/contract/certified-product'
import { facetFields, SearchSort, type FacetField } from '@ocop/catalogue/contract/product-list'
import type { Locale } from '../../lib/page-context.ts'
import { pageHref } from '../../lib/links.ts'

/** What a reader asked the list for; everything stands in the address, so a search can be kept and sent on. */
export type ListQuery = {
  readonly q: string
  readonly filters: Readonly<Record<FacetField, readonly string[]>>
  readonly sort: SearchSort | undefined
  readonly page: number
}

const code = /^[a-z0-9]+(-[a-z0-9]+)*$/
const states: readonly string[] = [...LiveState.options, 'any']

const isKnown = (field: FacetField, value: string): boolean => {
  if (field === 'stars') return /^[345]$/.test(value)
  if (field === 'sheet') return /^([1-9]|1\d|2[0-6])$/.test(value)
  if (field === 'state') return states.includes(value)
  if (field === 'sellsOnline') return value === 'yes' || value === 'no'
  return value.length <= 60 && code.test(value)
}

/** Several values come as `a,b` or repeated; what cannot be a value is left out rather than refused. */
export const readListQuery = (search: URLSearchParams): ListQuery => {
  const chosen = (field: FacetField): readonly string[] => [
    ...new Set(
      search
        .getAll(field)
        .flatMap((value) => value.split(','))
        .filter((value) => isKnown(field, value)),
    ),
  ]
  const sort = SearchSort.safeParse(search.get('sort'))
  const page = Math.trunc(Number(search.get('page')))
  return {
    q: (search.get('q') ?? '').normalize('NFC').trim().slice(0, 200),
    filters: {
      stars: chosen('stars'),
      sector: chosen('sector'),
      group: chosen('group'),
      sheet: chosen('sheet'),
      province: chosen('province'),
      commune: chosen('commune'),
      producerKind: chosen('producerKind'),
      state: chosen('state'),
      standards: chosen('standards'),
      sellsOnline: chosen('sellsOnline'),
    },
    sort: sort.success ? sort.data : undefined,
    page: page >= 1 && page <= 10_000 ? page : 1,
  }
}

/** The query as it stands in an address, ours or the catalogue's: `?q=…&stars=3,4&page=2`. */
export const listQueryText = ({ q, filters, sort, page }: ListQuery): string => {
  const search = new URLSearchParams()
  if (q) search.set('q', q)
  for (const field of facetFields)
    if (filters[field].length) search.set(field, filters[field].join(','))
  if (sort) search.set('sort', sort)
  if (page > 1) search.set('page', String(page))
  const text = search.toString().replaceAll('%2C', ',')
  return text ? `?${text}` : ''
}

export const listHref = (locale: Locale, query: ListQuery): string =>
  pageHref(locale, `/san-pham${listQueryText(query)}`)

/** The query without one chosen value; taking a province out takes its communes along. */
export const without = (query: ListQuery, field: FacetField, value: string): ListQuery => ({
  ...query,
  page: 1,
  filters: {
    ...query.filters,
    [field]: query.filters[field].filter((each) => each !== value),
    ...(field === 'province' ? { commune: [] } : {}),
  },
})

/** The query with one more value chosen. */
export const withValue = (query: ListQuery, field: FacetField, value: string): ListQuery => ({
  ...query,
  page: 1,
  filters: { ...query.filters, [field]: [...new Set([...query.filters[field], value])] },
})

export const withoutFilters = (query: ListQuery): ListQuery => ({
  ...readListQuery(new URLSearchParams()),
  q: query.q,
  sort: query.sort,
})

export const countChosen = ({ filters }: ListQuery): number =>
  facetFields.reduce((sum, field) => sum + filters[field].length, 0)
