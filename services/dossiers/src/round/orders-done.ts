import { setTimeout as pause } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { DossierTables } from '../tables.ts'
import { ordersLeft } from './orders.ts'

const patienceMs = 5_000
const everyMs = 50

/**
 * Waits until a round's dossiers are told what it ordered and stand at their next steps, so that the page shown next
 * says whose turn it is; not longer than some seconds: it is recorded all the same.
 */
export const ordersDone = async (db: Kysely<DossierTables>, roundId: string): Promise<void> => {
  for (let waited = 0; waited < patienceMs; waited += everyMs) {
    if ((await ordersLeft(db, roundId)) === 0 && !(await isBetweenSteps(db, roundId))) return
    await pause(everyMs)
  }
}

const isBetweenSteps = async (db: Kysely<DossierTables>, roundId: string): Promise<boolean> => {
  const between = await db
    .selectFrom('roundDossier')
    .innerJoin('dossier', 'dossier.id', 'roundDossier.dossierId')
    .select('dossier.id')
    .where('roundDossier.roundId', '=', roundId)
    .where('roundDossier.movedAt', 'is', null)
    .where('dossier.state', '=', 'lodged')
    .where('dossier.step', 'is', null)
    .executeTakeFirst()
  return between !== undefined
}
