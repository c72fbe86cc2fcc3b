import type { Kysely } from 'kysely'
import { Problem } from '@ocop/kernel/problem'
import type { CatalogueTables } from '../tables.ts'
import type { TellLedger } from './gateway.ts'
import { wordsToTell, wordTold } from './store.ts'

export type TellNeeds = {
  readonly db: Kysely<CatalogueTables>
  readonly tell: TellLedger
  readonly report: (error: unknown) => void
}

const atOnce = 50

/**
 * Tells the ledger what waits, in order. A word it refuses is reported and left behind, so that it does not keep the
 * others waiting; an outage ends the round.
 * @throws the outage
 */
export const tellPending = async ({ db, tell, report }: TellNeeds): Promise<void> => {
  for (const { cursor, ...word } of await wordsToTell(db, atOnce)) {
    await tell(word).catch((error: unknown) => {
      if (!(error instanceof Problem) || error.kind === 'unavailable') throw error
      report(error)
    })
    await wordTold(db, cursor)
  }
}
