import type { Kysely } from 'kysely'
import { escalateOverdue, lapseUnanswered } from '../enquiry/store.ts'
import { forgetTickets } from '../form-ticket/store.ts'
import { checkStalls } from '../stall/check.ts'
import type { LookAtLink } from '../stall/gateway.ts'
import type { CatalogueTables } from '../tables.ts'

export type TendNeeds = {
  readonly db: Kysely<CatalogueTables>
  readonly look: LookAtLink
  /** The wall clock. */
  readonly now: () => string
}

/** What falls due by the clock alone: late answers, ended enquiries, used tickets, links to look at. */
export const tend = async (needs: TendNeeds): Promise<void> => {
  const { db, now } = needs
  await escalateOverdue(db, now())
  await lapseUnanswered(db, now())
  await forgetTickets(db, Temporal.Instant.from(now()).subtract({ hours: 24 }).toString())
  await checkStalls(needs)
}
