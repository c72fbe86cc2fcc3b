import { processes } from '../../contract/process-names.ts'
import type { Needs } from '../needs.ts'
import { oldDrafts, putAwayDraft } from './store.ts'

const dayMs = 86_400_000
const atOnce = 200

/**
 * Puts away drafts of commands that nobody finished within a day: their senders were told that nothing had changed. One
 * that its process still works on stays.
 * @returns how many were put away
 */
export const sweepDrafts = async ({
  db,
  engine,
  wallClock,
}: Pick<Needs, 'db' | 'engine' | 'wallClock'>): Promise<number> => {
  const before = new Date(Date.parse(wallClock()) - dayMs).toISOString()
  let swept = 0
  for (const { id, dossierId } of await oldDrafts(db, before, atOnce)) {
    const { pending } = await engine.health(processes.workflowId('dossier', dossierId ?? ''))
    if (pending.some(({ activities, task }) => activities.length > 0 || task)) continue
    if (await putAwayDraft(db, id)) swept += 1
  }
  return swept
}
