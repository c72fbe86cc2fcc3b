import type { Kysely, Transaction } from 'kysely'
import type { CatalogueTables } from '../tables.ts'
import { ticketUsed } from './ticket.ts'

/** @throws conflict when the ticket has let a form through before */
export const useTicket = async (
  trx: Transaction<CatalogueTables>,
  nonce: string,
  usedAt: string,
): Promise<void> => {
  const used = await trx
    .insertInto('usedTicket')
    .values({ nonce, usedAt })
    .onConflict((key) => key.column('nonce').doNothing())
    .executeTakeFirst()
  if (used.numInsertedOrUpdatedRows === 0n) throw ticketUsed()
}

/** A ticket too old to be taken need not be remembered. */
export const forgetTickets = async (db: Kysely<CatalogueTables>, before: string): Promise<void> => {
  await db.deleteFrom('usedTicket').where('usedAt', '<', before).execute()
}
