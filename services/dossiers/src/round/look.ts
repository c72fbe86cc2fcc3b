import type { Kysely } from 'kysely'
import type { RoundStanding } from '../../contract/round.ts'
import { statuteOf } from '../council/statute.ts'
import { councilWith } from '../council/store.ts'
import { regime } from '../regime/regimes.ts'
import type { DossierTables } from '../tables.ts'
import { listOf, takenBy, takeUp, untaken } from './list.ts'
import { ordersLeft } from './orders.ts'
import { stepOf } from './steps.ts'
import { changeRound, findRound, lockRound } from './store.ts'
import { cutOffOf } from './term.ts'

type Db = Kysely<DossierTables>

/** What a round waits for now; reading it changes nothing. */
export const lookAt = async (db: Db, roundId: string, at: string): Promise<RoundStanding> => {
  const round = await findRound(db, roundId)
  const { statute } = await councilWith(db, round.councilId)
  return {
    ordersLeft: await ordersLeft(db, roundId),
    isSettled: round.state === 'concluded' && (await isSettled(db, roundId)),
    closesAt:
      round.state === 'planned' && round.proposedBefore ? cutOffOf(round.proposedBefore) : null,
    step: stepOf(round, statuteOf(regime(round.regime).statute, statute), at) ?? null,
  }
}

/** Nothing the round concluded is left to be decided. */
const isSettled = async (db: Db, roundId: string): Promise<boolean> =>
  (await listOf(db, roundId)).every(({ standing }) => standing !== 'concluded')

/** Closes the list as its cut-off comes: what was proposed before is in it, what comes later falls into the next. */
export const closeList = (db: Db, roundId: string, at: string): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const round = await lockRound(trx, roundId)
    if (round.state !== 'planned') return
    await takeUp(trx, round, takenBy(round, await untaken(trx, round)))
    await changeRound(trx, roundId, { state: 'listed', listedAt: at })
  })

/** A round whose every result is decided is over. */
export const closeRound = (db: Db, roundId: string, at: string): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const round = await lockRound(trx, roundId)
    if (round.state !== 'concluded' || !(await isSettled(trx, roundId))) return
    await changeRound(trx, roundId, { state: 'closed', closedAt: at })
  })
