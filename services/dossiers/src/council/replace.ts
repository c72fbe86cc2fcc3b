import type { Kysely } from 'kysely'
import { missing, Problem } from '@ocop/kernel/problem'
import { isUniqueViolation } from '@ocop/postgres/guarded'
import type { SeatReplacement } from '../../contract/council.ts'
import type { DossierTables } from '../tables.ts'

type Db = Kysely<DossierTables>

/**
 * Puts somebody else on a member's seat, with the seat's role and its flags. Sent again it changes nothing.
 * @throws missing for a council that has no such member; conflict when the one who joins sits or sat on it already
 */
export const replaceSeat = (
  db: Db,
  councilId: string,
  { commandId, leaves, joins, decisionNumber }: SeatReplacement,
  at: string,
): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await trx.selectFrom('council').select('id').where('id', '=', councilId).forUpdate().execute()
    if (await isSeatedBy(trx, commandId, { councilId, leaves, joins: joins.personId })) return
    const left = await trx
      .updateTable('councilSeat')
      .set({ leftAt: at })
      .where('councilId', '=', councilId)
      .where('personId', '=', leaves)
      .where('leftAt', 'is', null)
      .returning(['seat', 'scoring'])
      .executeTakeFirst()
    if (!left) throw missing('seat')
    await trx
      .insertInto('councilSeat')
      .values({
        ...joins,
        ...left,
        ...{ councilId, replaces: leaves, joinedAt: at, leftAt: null, decisionNumber, commandId },
      })
      .execute()
      .catch((error: unknown) => {
        if (!isUniqueViolation(error, 'council_seat_pkey')) throw error
        throw new Problem(
          'conflict',
          'seat-taken',
          'This person sits or sat on the council already.',
        )
      })
  })

/** Whether this command was carried out before. @throws conflict when it said something else then */
const isSeatedBy = async (
  db: Db,
  commandId: string,
  { councilId, leaves, joins }: { councilId: string; leaves: string; joins: string },
): Promise<boolean> => {
  const known = await db
    .selectFrom('councilSeat')
    .select(['councilId', 'personId', 'replaces'])
    .where('commandId', '=', commandId)
    .executeTakeFirst()
  if (!known) return false
  if (known.councilId === councilId && known.personId === joins && known.replaces === leaves)
    return true
  throw new Problem(
    'conflict',
    'command-reused',
    'This commandId was used for another seat. Use a new one.',
  )
}
