import { sql, type Kysely, type SqlBool } from 'kysely'
import type { Page } from '@ocop/kernel/page'
import type { Unit, UnitQuery } from '../../contract/units.ts'
import type { IdentityTables } from '../tables.ts'

type Db = Kysely<IdentityTables>

/** One page of units: the nearest names first when a name was asked for, else in the order of the codes. */
export const unitsPage = async (db: Db, query: UnitQuery): Promise<Page<Unit>> => {
  const { page, pageSize } = query
  const found = await matching(db, query)
    .select(columns)
    .$if(Boolean(query.q), (rows) =>
      rows.orderBy(nearness(query.q ?? '')).orderBy('unit.state', 'desc'),
    )
    .orderBy(sql`array_position(array['ministry', 'province', 'district', 'commune'], unit.level)`)
    .orderBy('unit.code')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  const { total } = await matching(db, query)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { items: found.map(asUnit), total, page, pageSize }
}

/** The unit with this code, or undefined. */
export const unitWithCode = async (db: Db, code: string): Promise<Unit | undefined> => {
  const row = await withParent(db).select(columns).where('unit.code', '=', code).executeTakeFirst()
  return row && asUnit(row)
}

/** The units with these codes, by code; unknown codes are absent. */
export const unitsWithCodes = async (
  db: Db,
  codes: readonly string[],
): Promise<ReadonlyMap<string, Unit>> => {
  if (codes.length === 0) return new Map()
  const rows = await withParent(db).select(columns).where('unit.code', 'in', codes).execute()
  return new Map(rows.map((row) => [row.code, asUnit(row)]))
}

const columns = [
  'unit.code',
  'unit.name',
  'unit.fullName',
  'unit.level',
  'unit.kind',
  'unit.path',
  'unit.state',
  'unit.parentCode',
  'unit.successorCode',
  'unit.dissolvedOn',
  'parent.fullName as parentName',
] as const

const withParent = (db: Db) =>
  db.selectFrom('unit').leftJoin('unit as parent', 'parent.code', 'unit.parentCode')

const matching = (db: Db, { q, level, under, state }: UnitQuery) => {
  const wanted = state ?? (q ? 'any' : 'open')
  return withParent(db)
    .$if(wanted !== 'any', (rows) => rows.where(sql<SqlBool>`unit.state = ${wanted}`))
    .$if(level !== undefined, (rows) => rows.where(sql<SqlBool>`unit.level = ${level}`))
    .$if(Boolean(q), (rows) =>
      rows
        .where(sql<SqlBool>`${folded(q ?? '')} <> ''`)
        .where(sql<SqlBool>`unit.full_name_fold like '%' || ${folded(q ?? '')} || '%'`),
    )
    .$if(under !== undefined, (rows) =>
      rows.where(
        sql<SqlBool>`unit.path like (select above.path from unit above where above.code = ${under}) || '/%'`,
      ),
    )
}

/** Folded as the stored names are (0002-load-administrative-units); what is left holds no sign that LIKE knows. */
const folded = (q: string) => sql`(select trim(regexp_replace(
  replace(lower(unaccent(${q.normalize('NFC')})), '''', ''), '[^a-z0-9]+', ' ', 'g')))`

const nearness = (q: string) => sql`case
  when ${folded(q)} in (unit.name_fold, unit.full_name_fold) then 0
  when unit.name_fold like ${folded(q)} || '%' then 1
  else 2 end`

type UnitRow = {
  readonly code: string
  readonly name: string
  readonly fullName: string
  readonly level: Unit['level']
  readonly kind: Unit['kind']
  readonly path: string
  readonly state: Unit['state']
  readonly parentCode: string | null
  readonly parentName: string | null
  readonly successorCode: string | null
  readonly dissolvedOn: string | null
}

const asUnit = ({ parentCode, successorCode, dissolvedOn, ...row }: UnitRow): Unit => ({
  ...row,
  parent: parentCode,
  ...(successorCode ? { successor: successorCode } : {}),
  ...(dissolvedOn ? { dissolvedOn } : {}),
})
