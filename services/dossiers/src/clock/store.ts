import type { Kysely } from 'kysely'
import { liveClock } from '@ocop/kernel/realm'
import { missing, Problem } from '@ocop/kernel/problem'
import { noticeLagMs, type ProcessClock } from '../../contract/evaluation.ts'
import type { DossierTables } from '../tables.ts'

/** The wall clock, passed in so that nothing below reads it for itself. */
export type WallClock = () => string

/** Programme time of a clock. @throws missing when there is no such clock */
export const clockNow = async (
  db: Kysely<DossierTables>,
  clockId: string,
  wallClock: WallClock,
): Promise<string> => {
  if (clockId === liveClock) return wallClock()
  const clock = await db
    .selectFrom('clock')
    .select('now')
    .where('id', '=', clockId)
    .executeTakeFirst()
  if (!clock?.now) throw missing('clock')
  return clock.now
}

export const processClock = (clockId: string): ProcessClock => ({
  id: clockId,
  kind: clockId === liveClock ? 'live' : 'stepped',
})

/** The clock of a dossier's evaluation. */
export const dossierClock = ({ id, clockId }: { id: string; clockId: string }): ProcessClock => ({
  ...processClock(clockId),
  ...(clockId === liveClock ? { lagMs: noticeLagMs(id) } : {}),
})

/**
 * Moves a stepped clock, never backwards; moving to where it stands changes nothing.
 * @throws conflict when it is later there already
 */
export const moveClock = async (
  db: Kysely<DossierTables>,
  clockId: string,
  to: string,
): Promise<void> => {
  const moved = await db
    .updateTable('clock')
    .set({ now: to })
    .where('id', '=', clockId)
    .where('kind', '=', 'stepped')
    .where('now', '<=', to)
    .returning('id')
    .executeTakeFirst()
  if (!moved)
    throw new Problem('conflict', 'clock-runs-forward', 'A rehearsal clock only moves forward.')
}
