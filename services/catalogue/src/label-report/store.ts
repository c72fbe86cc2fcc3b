import type { Kysely, Transaction } from 'kysely'
import type { PageQuery } from '@ocop/kernel/page'
import { guarded } from '@ocop/postgres/guarded'
import type { ReportState, SendLabelReport } from '../../contract/label-report.ts'
import type { CatalogueTables } from '../tables.ts'

type Db = Kysely<CatalogueTables>
type Trx = Transaction<CatalogueTables>

export const insertReport = async (
  trx: Trx,
  { doubt, printedNumber, labelSays, seenAt, provinceCode, told, contact }: SendLabelReport,
  { id, codeHash, at }: { id: string; codeHash: string; at: string },
): Promise<void> => {
  await trx
    .insertInto('labelReport')
    .values({
      ...{ id, codeHash, doubt, printedNumber, labelSays, seenAt, provinceCode, told, contact },
      ...{ version: 1, state: 'received', receivedAt: at, changedAt: at },
    })
    .execute()
}

const reports = (db: Db) =>
  db
    .selectFrom('labelReport')
    .select(['id', 'version', 'state', 'doubt', 'printedNumber', 'labelSays', 'seenAt'])
    .select(['provinceCode', 'receivedAt', 'changedAt', 'told', 'contact', 'finding'])

/** A report of one of the provinces. */
export const reportById = (db: Db, id: string, provinces: readonly string[]) =>
  reports(db)
    .where('id', '=', id)
    .where((row) => row('provinceCode', '=', row.fn.any(row.val([...provinces]))))
    .executeTakeFirst()

export const reportByCode = (db: Db, codeHash: string) =>
  reports(db).where('codeHash', '=', codeHash).executeTakeFirst()

/** The newest first. */
export const reportsIn = async (
  db: Db,
  { provinces, state }: { provinces: readonly string[]; state?: ReportState | undefined },
  { page, pageSize }: PageQuery,
) => {
  let matching = reports(db).where((row) =>
    row('provinceCode', '=', row.fn.any(row.val([...provinces]))),
  )
  if (state !== undefined) matching = matching.where('state', '=', state)
  const { total } = await matching
    .clearSelect()
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await matching
    .orderBy('receivedAt', 'desc')
    .orderBy('id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  return { rows, total }
}

type Handling = {
  readonly id: string
  readonly seenVersion: number
  readonly state: ReportState
  readonly finding: string | null
  readonly personId: string
  readonly at: string
}

/** @throws conflict when somebody else has handled it meanwhile */
export const handleReport = async (trx: Trx, handling: Handling) => {
  const { id, seenVersion, state, finding, personId, at } = handling
  return guarded(
    await trx
      .updateTable('labelReport')
      .set({ state, finding, handledBy: personId, changedAt: at, version: seenVersion + 1 })
      .where('id', '=', id)
      .where('version', '=', seenVersion)
      .returning(['id', 'version', 'state'])
      .executeTakeFirst(),
  )
}
