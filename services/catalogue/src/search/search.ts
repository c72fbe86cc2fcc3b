import {
  facetFields,
  type EngineName,
  type FacetField,
  type SearchSort,
} from '../../contract/product-list.ts'
import type { Realm } from '@ocop/kernel/realm'
import type { Clocks } from '../clock/clock.ts'
import type { QueryText } from './query-text.ts'

/** Chosen values per field; an empty list means the field does not matter. */
export type Filters = Readonly<Record<FacetField, readonly string[]>>

/** `all`: products that have all the words; `alike`: those most like them, for what nothing has. */
export type Matching = 'all' | 'alike'

export type Search = {
  readonly text: QueryText
  readonly matching: Matching
  readonly filters: Filters
  readonly sort: SearchSort
  readonly page: number
  readonly pageSize: number
  /** Realms the reader may see. */
  readonly realms: readonly Realm[]
  /** A state is a comparison of days with these clocks, so no index can hold a stale one. */
  readonly clocks: Clocks
}

export type Suggestion = Pick<Search, 'text' | 'matching' | 'realms' | 'clocks'> & {
  readonly limit: number
}

export type FieldCounts = readonly { readonly value: string; readonly count: number }[]

/** Ids in the order to show; what they say is read from the records. */
export type Found = {
  readonly ids: readonly string[]
  readonly total: number
  readonly facets: Readonly<Record<FacetField, FieldCounts>>
}

/** The port both engines stand behind. */
export type SearchEngine = {
  readonly name: EngineName
  readonly find: (search: Search) => Promise<Found>
  readonly suggest: (suggestion: Suggestion) => Promise<readonly string[]>
}

/** Three thousand communes are a list for nobody: they are counted within a chosen province, or when some are named. */
export const countedFields = ({ filters }: Pick<Search, 'filters'>): readonly FacetField[] =>
  facetFields.filter(
    (field) => field !== 'commune' || filters.province.length > 0 || filters.commune.length > 0,
  )
