import type { Kysely } from 'kysely'
import type { AddNotice, StepHolder } from '@ocop/supervision/contract/steps'
import type { DossierView } from '../../contract/dossier.ts'
import type { Trx } from '../act/act.ts'
import type { DossierTables } from '../tables.ts'
import type { ResultNoticeTables } from './tables.ts'

type Notice = Omit<ResultNoticeTables['resultNotice'], 'role' | 'name' | 'recipient'>
export type Addressee = { readonly name: string; readonly holder: StepHolder }

export const insertResultNotices = async (
  trx: Trx,
  addressees: readonly Addressee[],
  notice: Notice,
): Promise<void> => {
  await trx
    .insertInto('resultNotice')
    .values(
      addressees.map(({ name, holder }) => ({
        ...notice,
        name,
        role: holder.role,
        recipient: JSON.stringify(holder),
      })),
    )
    .execute()
}

/** Who was told of a dossier's results, the first one first. */
export const resultNoticesOf = async (
  db: Kysely<DossierTables>,
  dossierId: string,
): Promise<DossierView['resultNotices']> => {
  const notices = await db
    .selectFrom('resultNotice')
    .select(['level', 'attempt', 'role', 'name', 'decisionNumber', 'text', 'article', 'toldAt'])
    .where('dossierId', '=', dossierId)
    .orderBy('toldAt')
    .orderBy('role', 'desc')
    .execute()
  return notices.map(({ role, name, ...notice }) => ({ ...notice, to: { role, name } }))
}

/** What the ledger is told of results as a step closes. */
export const noticesWith = async (trx: Trx, stepId: string): Promise<AddNotice[]> => {
  const notices = await trx
    .selectFrom('resultNotice')
    .select(['role', 'recipient', 'text', 'toldAt'])
    .where('stepId', '=', stepId)
    .orderBy('role', 'desc')
    .execute()
  return notices.map(({ role, recipient, text, toldAt }) => ({
    id: `${stepId}:result:${role}`,
    kind: 'reminder',
    at: toldAt,
    to: recipient,
    text,
  }))
}
