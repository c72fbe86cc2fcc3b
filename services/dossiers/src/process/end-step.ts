import type { z } from 'zod'
import { missing } from '@ocop/kernel/problem'
import { stepFor } from '../../contract/plan.ts'
import type { ClosedStep } from '../../contract/process.ts'
import type { Trx } from '../act/act.ts'
import { verdictAt } from '../calendar/rest.ts'
import type { Needs } from '../needs.ts'
import { regime } from '../regime/regimes.ts'
import { noticesWith } from '../result-notice/store.ts'
import { endDossierRun } from '../process-run/store.ts'
import { clockAfterPause, type Visit } from './visit.ts'

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
): Promise<z.infer<typeof ClosedStep>> =>
  db.transaction().execute(async (trx) => {
    const visit = await trx
      .selectFrom('stepVisit')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!visit) throw missing('step')
    const notices = await noticesWith(trx, id)
    if (visit.closedAt && visit.outcome && visit.verdict)
      return {
        notices,
        ledger: { closedAt: visit.closedAt, outcome: visit.outcome, verdict: visit.verdict },
      }
    // A step may end while it is at rest, e.g. by a withdrawal during a supplement.
    const clock = await clockAt(trx, visit, at)
    const verdict = verdictAt({ ...clock, closedDays: visit.closedDays }, at)
    await trx
      .updateTable('stepVisit')
      .set({ ...clock, closedAt: at, outcome, verdict: JSON.stringify(verdict) })
      .where('id', '=', id)
      .execute()
    await endDossierRun(trx, visit.dossierId, at)
    return { notices, ledger: { closedAt: at, outcome, verdict } }
  })

const clockAt = async (
  trx: Trx,
  visit: Visit,
  at: string,
): Promise<Pick<Visit, 'dueAt' | 'pausedDays'>> => {
  const dossier = await trx
    .selectFrom('dossier')
    .select(['kind', 'heldStars'])
    .where('id', '=', visit.dossierId)
    .executeTakeFirstOrThrow()
  // As it was planned when it opened: a transfer changes the dossier's regime before the step closes.
  const plan = stepFor(regime(visit.regime), dossier, visit)
  if (!plan) throw missing('step')
  return clockAfterPause(visit, plan, at)
}
