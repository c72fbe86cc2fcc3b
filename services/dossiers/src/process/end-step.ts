import type { CloseStep } from '@ocop/supervision/contract/steps'
import { dayOf } from '@ocop/kernel/days'
import { missing } from '@ocop/kernel/problem'
import type { Needs } from '../needs.ts'
import { workingDaysBetween } from '@ocop/kernel/calendar/working-days'

/** Puts a step's clock at rest while somebody else is waited for; a step at rest stays so from the first time. */
export const pauseVisit = async ({ db }: Needs, id: string, at: string): Promise<void> => {
  await db
    .updateTable('stepVisit')
    .set({ pausedSince: at })
    .where('id', '=', id)
    .where('pausedSince', 'is', null)
    .where('closedAt', 'is', null)
    .execute()
}

/**
 * Closes a step with its verdict: in time or late by how many working days, and how long it stood still. Worked out
 * once: closing again gives what the first closing found.
 */
export const closeVisit = async (
  { db }: Needs,
  id: string,
  { at, outcome }: { at: string; outcome: string },
): Promise<{ ledger: CloseStep }> =>
  db.transaction().execute(async (trx) => {
    const visit = await trx
      .selectFrom('stepVisit')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!visit) throw missing('step')
    if (visit.closedAt && visit.outcome && visit.verdict)
      return {
        ledger: { closedAt: visit.closedAt, outcome: visit.outcome, verdict: visit.verdict },
      }
    const inTime = at <= visit.dueAt
    const verdict = {
      inTime,
      lateWorkingDays: inTime ? 0 : workingDaysBetween(dayOf(visit.dueAt), dayOf(at)),
      pausedWorkingDays: visit.pausedDays,
    }
    await trx
      .updateTable('stepVisit')
      .set({ closedAt: at, outcome, verdict: JSON.stringify(verdict) })
      .where('id', '=', id)
      .execute()
    return { ledger: { closedAt: at, outcome, verdict } }
  })
