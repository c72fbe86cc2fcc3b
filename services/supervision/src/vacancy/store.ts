import { sql, type Kysely } from 'kysely'
import { liveClock } from '@ocop/kernel/realm'
import type { Role } from '@ocop/kernel/roles'
import type { StepHolder } from '../../contract/steps.ts'
import { holderOf } from '../change/store.ts'
import type { SupervisionTables } from '../tables.ts'
import type { Vacancy } from './vacancy.ts'

type Db = Kysely<SupervisionTables>

/** The posts that open live steps wait for, each once: posts are held in wall time, and a rehearsal must not depend on it. */
export const postsWaitedFor = (db: Db): Promise<{ role: Role; unit: string }[]> =>
  db
    .selectFrom('step')
    .select('holderRole as role')
    .select(sql<string>`holder_unit ->> 'code'`.as('unit'))
    .where('closedAt', 'is', null)
    .where('clockId', '=', liveClock)
    .groupBy(['holderRole', sql`holder_unit ->> 'code'`])
    .execute()

export type VacantStep = {
  readonly id: string
  readonly holder: StepHolder
  readonly vacancy: Vacancy | null
  readonly hasStandIn: boolean
}

/** The open steps of a post, as they stand. */
export const stepsOfPost = async (db: Db, role: Role, unit: string): Promise<VacantStep[]> => {
  const rows = await db
    .selectFrom('step')
    .select(['id', 'holderRole', 'holderUnit', 'holderOrganisationId', 'vacancy', 'takers'])
    .where('closedAt', 'is', null)
    .where('clockId', '=', liveClock)
    .where('holderRole', '=', role)
    .where(sql<string>`holder_unit ->> 'code'`, '=', unit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    holder: holderOf(row),
    vacancy: row.vacancy,
    hasStandIn: row.takers.some(({ as }) => as === 'stand-in'),
  }))
}

export const noteVacancy = async (
  db: Db,
  ids: readonly string[],
  vacancy: Vacancy | null,
): Promise<void> => {
  if (ids.length === 0) return
  await db
    .updateTable('step')
    .set({ vacancy: vacancy && JSON.stringify(vacancy), version: sql`version + 1` })
    .where('id', 'in', ids)
    .where('closedAt', 'is', null)
    .execute()
}
