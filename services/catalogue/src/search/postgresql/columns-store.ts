import { sql, type RawBuilder } from 'kysely'
import { facetFields, type FacetField } from '../../../contract/product-list.ts'
import type { Clocks } from '../../clock/clock.ts'
import type { Filters, Search } from '../search.ts'
import { stateOn } from './state-store.ts'

/** One column per field, under the field's own name, as every query below has them. */
export const fieldColumns = (clocks: Clocks): RawBuilder<unknown> => sql`
  p.stars::text as stars, p.sector, p.group_id as "group", p.sheet::text as sheet, p.province_code as province,
  p.commune_code as commune, p.producer_kind, p.standards,
  case when p.sells_online then 'yes' else 'no' end as sells_online, ${stateOn(clocks)} as state`

const columns = {
  stars: sql.ref('stars'),
  sector: sql.ref('sector'),
  group: sql.ref('group'),
  sheet: sql.ref('sheet'),
  province: sql.ref('province'),
  commune: sql.ref('commune'),
  producerKind: sql.ref('producerKind'),
  state: sql.ref('state'),
  standards: sql.ref('standards'),
  sellsOnline: sql.ref('sellsOnline'),
} as const satisfies Record<FacetField, RawBuilder<unknown>>

/** All that the reader chose, but for one field when that is being counted. */
export const filtersBut = (
  { filters }: { readonly filters: Filters },
  left?: FacetField,
): RawBuilder<boolean> => {
  const chosen = facetFields.filter((field) => field !== left && filters[field].length > 0)
  const conditions = chosen.map((field) => isOneOf(field, filters[field]))
  return conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` and `)})`
}

/** Worked out of several columns or cast: nothing is known of how often each value occurs. */
const workedOut: ReadonlySet<FacetField> = new Set(['state', 'stars', 'sheet', 'sellsOnline'])

/**
 * Where the planner knows nothing of a value it takes it for rare and sorts the whole shelf; a case is one half to it,
 * and it reads a page in the order of an index.
 */
const isOneOf = (field: FacetField, values: readonly string[]): RawBuilder<boolean> => {
  if (field === 'standards') return sql`standards && array[${sql.join([...values])}]::text[]`
  const isWanted = sql<boolean>`${columns[field]} in (${sql.join([...values])})`
  return workedOut.has(field) ? sql`case when ${isWanted} then true else false end` : isWanted
}

/** The products of the realms that a reader may see. */
export const visible = ({ realms }: Pick<Search, 'realms'>): RawBuilder<boolean> =>
  sql`p.realm in (${sql.join([...realms])})`
