import type { Kysely } from 'kysely'
import type { Reconciliation, StepStandingInLedger } from '../../contract/reconciliations.ts'
import { holderOf } from '../change/store.ts'
import type { SupervisionTables } from '../tables.ts'

type Db = Kysely<SupervisionTables>

/** Keeps what a look over everything found; told again it stays as it was. */
export const keepReconciliation = async (db: Db, report: Reconciliation): Promise<void> => {
  await db
    .insertInto('reconciliation')
    .values({
      ...report,
      compared: JSON.stringify(report.compared),
      differences: JSON.stringify(report.differences),
    })
    .onConflict((key) => key.column('id').doNothing())
    .execute()
}

/** The latest looks, the latest first. */
export const latestReconciliations = async (db: Db, limit: number): Promise<Reconciliation[]> => {
  const rows = await db
    .selectFrom('reconciliation')
    .selectAll()
    .orderBy('endedAt', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, differences: [...row.differences] }))
}

/** These steps as the ledger has them, to be compared with their records. */
export const standingOf = async (
  db: Db,
  ids: readonly string[],
): Promise<StepStandingInLedger[]> => {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('step')
    .select(['id', 'closedAt', 'changeNumber', 'dueAt'])
    .select(['holderRole', 'holderUnit', 'holderOrganisationId'])
    .where('id', 'in', ids)
    .execute()
  return rows.map(({ id, closedAt, changeNumber, dueAt, ...row }) => ({
    ...{ id, changeNumber, dueAt },
    closed: closedAt !== null,
    holder: holderOf(row),
  }))
}
