import { setTimeout as pause } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { DossierTables } from '../tables.ts'
import { ordersLeft } from './orders.ts'

const patienceMs = 5_000
const everyMs = 50

/** Waits until a round's dossiers are told what it ordered, so that the page shown next says so; not longer than that. */
export const ordersDone = async (db: Kysely<DossierTables>, roundId: string): Promise<void> => {
  for (let waited = 0; waited < patienceMs; waited += everyMs) {
    if ((await ordersLeft(db, roundId)) === 0) return
    await pause(everyMs)
  }
}
