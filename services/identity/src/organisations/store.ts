import type { Kysely, Transaction } from 'kysely'
import { missing } from '@ocop/kernel/problem'
import type { Realm } from '@ocop/kernel/realm'
import type { NewOrganisation, Organisation } from '../../contract/organisation.ts'
import type { IdentityTables } from '../tables.ts'

/** Enters an organisation at its commune. */
export const enterOrganisation = async (
  trx: Transaction<IdentityTables>,
  { described, realm, by }: { described: NewOrganisation; realm: Realm; by: string | null },
): Promise<string> => {
  const { name, kind, commune, address } = described
  const { id } = await trx
    .insertInto('organisation')
    .values({ name, kind, unitCode: commune, address, realm, enteredBy: by })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The organisation with its commune. @throws missing */
export const organisationOf = async (
  db: Kysely<IdentityTables>,
  id: string,
): Promise<Organisation> => {
  const row = await db
    .selectFrom('organisation')
    .innerJoin('unit', 'unit.code', 'organisation.unitCode')
    .select([
      'organisation.id',
      'organisation.name',
      'organisation.kind',
      'organisation.address',
      'organisation.realm',
      'unit.code',
      'unit.fullName',
      'unit.level',
      'unit.path',
    ])
    .where('organisation.id', '=', id)
    .executeTakeFirst()
  if (!row) throw missing('organisation')
  const { code, fullName, level, path, ...organisation } = row
  return { ...organisation, unit: { code, name: fullName, level, path } }
}

/** Which of these organisations there are, each with the code of its unit. */
export const organisationUnits = async (
  db: Kysely<IdentityTables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'unitCode'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row.unitCode]))
}
