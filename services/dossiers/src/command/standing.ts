import { setTimeout as pause } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { DossierTables } from '../tables.ts'

const patienceMs = 3_000
const everyMs = 40

/**
 * Waits until the process has opened the dossier's next step (or ended), so that the page shown after a command says
 * whose turn it is. After three seconds it returns all the same: the command is recorded, only the step is late.
 */
export const standing = async (db: Kysely<DossierTables>, id: string): Promise<void> => {
  for (let waited = 0; waited < patienceMs; waited += everyMs) {
    const dossier = await db
      .selectFrom('dossier')
      .select(['state', 'step'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (dossier?.state !== 'lodged' || dossier.step !== null) return
    await pause(everyMs)
  }
}
