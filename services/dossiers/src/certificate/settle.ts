import { sql, type Kysely } from 'kysely'
import type { DossierTables } from '../tables.ts'
import { settledTo } from './extension.ts'
import { changeStanding, lockCertificate, logAct } from './kept.ts'
import { circumstancesOf } from './reading.ts'

/**
 * Gives the extension that is due, or ends one that has lost its reason. Nobody decides it: the law does, and the
 * record says by which article. Asked again it finds nothing to do.
 */
export const settleExtension = (
  db: Kysely<DossierTables>,
  number: string,
  at: string,
): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const subject = await lockCertificate(trx, number)
    const circumstances = await circumstancesOf(trx, subject, at)
    const extendedTo = settledTo(subject, circumstances)
    if (extendedTo === undefined) return
    const isGiven = subject.extendedTo === null
    const standing = subject.standing === 'suspended' ? 'suspended' : 'extended'
    await changeStanding({ trx, subject }, { standing, extendedTo })
    await trx
      .updateTable('certificate')
      .set({ version: sql`version + 1`, changedAt: at })
      .where('number', '=', number)
      .execute()
    await logAct({ trx, subject, at }, isGiven ? 'extension' : 'extension-end', {
      extendedTo,
      article: circumstances.terms.extendedAtMostDays?.article ?? null,
    })
  })
