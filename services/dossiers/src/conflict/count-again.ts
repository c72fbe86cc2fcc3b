import type { Dossier } from '../act/act.ts'
import { clockNow } from '../clock/store.ts'
import type { Needs } from '../needs.ts'

/** Has the process count the scoring again, while it is open: whose cards it waits for has changed. */
export const countAgain = async (
  { db, process, wallClock }: Needs,
  { id: dossierId, step, level, attempt, clockId }: Dossier,
  commandId: string,
): Promise<void> => {
  if (step?.step !== 'council-scoring' || level === null || attempt === null) return
  const at = await clockNow(db, clockId, wallClock)
  await process.announceScorecard({ scorecardId: commandId, at }, { dossierId, level, attempt })
}
