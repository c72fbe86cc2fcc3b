import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import type { CatalogueTables } from '../../tables.ts'
import { countedFields, type FieldCounts, type Found, type Search } from '../search.ts'
import { countsOf, TallyRow } from '../tally.ts'
import { keptWhileUnchanged } from './kept-store.ts'
import { fieldColumns, filtersBut, visible } from './columns-store.ts'

type Db = Kysely<CatalogueTables>
type Counts = Pick<Found, 'total' | 'facets'>
type Tally = readonly TallyRow[]

/**
 * Counts for lists that no text narrows. The whole shelf is counted by all values together once after each change, and
 * each list sums up from that what its filters leave. @returns undefined when communes are chosen: ask the records
 */
export const shelfCounts = (db: Db): ((search: Search) => Promise<Counts | undefined>) => {
  const kept = keptWhileUnchanged<Tally>(db)
  const tallyFor = (search: Search): Promise<Tally> =>
    kept(JSON.stringify([search.realms, search.clocks.days]), () => readTally(db, search))
  return async (search) => {
    if (search.filters.commune.length > 0) return undefined
    const tally = await tallyFor(search)
    const commune = search.filters.province.length > 0 ? await communeCounts(db, search) : []
    const fields = countedFields(search).filter((field) => field !== 'commune')
    const { total, facets } = countsOf(tally, search.filters, fields)
    return { total, facets: { ...facets, commune } }
  }
}

const readTally = async (db: Db, search: Search): Promise<Tally> => {
  const { rows } =
    await sql`select stars, sector, "group", sheet, province, null as commune, producer_kind, state, standards,
      sells_online, count(*) as number
    from (select ${fieldColumns(search.clocks)} from product p where ${visible(search)}) shelf
    group by 1, 2, 3, 4, 5, 7, 8, 9, 10`.execute(db)
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
