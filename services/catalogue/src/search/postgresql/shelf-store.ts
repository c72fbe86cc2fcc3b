import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { facetFields, type FacetField } from '../../../contract/product-list.ts'
import type { CatalogueTables } from '../../tables.ts'
import { emptyCounts } from '../result-window.ts'
import type { FieldCounts, Filters, Found, Search } from '../search.ts'
import { fieldColumns, filtersBut, visible } from './columns-store.ts'

type Db = Kysely<CatalogueTables>
type Counts = Pick<Found, 'total' | 'facets'>
type Tally = z.infer<typeof TallyRow>[]

const TallyRow = z.object({
  stars: z.string(),
  sector: z.string(),
  group: z.string().nullable(),
  sheet: z.string().nullable(),
  province: z.string(),
  producerKind: z.string(),
  state: z.string(),
  standards: z.array(z.string()),
  sellsOnline: z.string(),
  number: z.number(),
})

/** As long as a page may be kept anyway; nothing but the numbers beside the filters is this old. */
const keptMs = 1_000

/**
 * Counts for lists that no text narrows. The whole shelf is counted by all values together once a second at most, and
 * each list sums up from that what its filters leave. @returns undefined when communes are chosen: ask the records
 */
export const shelfCounts = (db: Db): ((search: Search) => Promise<Counts | undefined>) => {
  const kept = new Map<string, { readonly at: number; readonly tally: Promise<Tally> }>()
  const tallyFor = (search: Search): Promise<Tally> => {
    const key = JSON.stringify([search.realms, search.clocks.days])
    const known = kept.get(key)
    if (known && performance.now() - known.at < keptMs) return known.tally
    const tally = readTally(db, search)
    // A failed count is not kept, and neither are those of days gone by.
    tally.catch(() => kept.delete(key))
    kept.clear()
    kept.set(key, { at: performance.now(), tally })
    return tally
  }
  return async (search) => {
    if (search.filters.commune.length > 0) return undefined
    const tally = await tallyFor(search)
    const commune = search.filters.province.length > 0 ? await communeCounts(db, search) : []
    return { total: totalOf(tally, search.filters), facets: facetsOf(tally, search, commune) }
  }
}

const readTally = async (db: Db, search: Search): Promise<Tally> => {
  const { rows } =
    await sql`select stars, sector, "group", sheet, province, producer_kind, state, standards,
      sells_online, count(*) as number
    from (select ${fieldColumns(search.clocks)} from product p where ${visible(search)}) shelf
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9`.execute(db)
  return z.array(TallyRow).parse(rows)
}

const communeCounts = async (db: Db, search: Search): Promise<FieldCounts> => {
  const { rows } = await sql<{
    value: string
    count: number
  }>`select commune as value, count(*) as count
    from (select ${fieldColumns(search.clocks)} from product p where ${visible(search)}) shelf
    where commune is not null and ${filtersBut(search, 'commune')} group by 1`.execute(db)
  return rows
}

type Counted = Exclude<FacetField, 'commune'>
const countedHere = facetFields.filter((field) => field !== 'commune')

const passes = (row: Tally[number], filters: Filters, left?: Counted): boolean =>
  countedHere.every((field) => {
    const wanted = filters[field]
    return (
      field === left ||
      wanted.length === 0 ||
      valuesIn(row, field).some((value) => wanted.includes(value))
    )
  })

const valuesIn = (row: Tally[number], field: Counted): readonly string[] => {
  const value = row[field]
  return Array.isArray(value) ? value : value === null ? [] : [value]
}

const totalOf = (tally: Tally, filters: Filters): number =>
  tally.reduce((sum, row) => sum + (passes(row, filters) ? row.number : 0), 0)

const facetsOf = (tally: Tally, { filters }: Search, commune: FieldCounts): Found['facets'] => {
  const counts = (field: Counted): FieldCounts => {
    const sums = new Map<string, number>()
    for (const row of tally)
      if (passes(row, filters, field))
        for (const value of valuesIn(row, field))
          sums.set(value, (sums.get(value) ?? 0) + row.number)
    return [...sums].map(([value, count]) => ({ value, count }))
  }
  return {
    ...emptyCounts,
    ...Object.fromEntries(countedHere.map((field) => [field, counts(field)])),
    commune,
  }
}
