import { createHash } from 'node:crypto'
import type { PersonActor } from '@ocop/kernel/actor'
import { Problem } from '@ocop/kernel/problem'
import type { TransferItem } from '../../contract/transfers.ts'
import type { Needs } from '../needs.ts'
import type { Candidate } from './candidates.ts'
import { moveDossier } from './move.ts'
import { recordItem, type Transfer } from './store.ts'

/** One answer takes at most this long; whoever asked sends the same command again. */
const answerWithinMs = 12_000

/**
 * Moves the candidates one after the other and records what came of each.
 * @returns whether all were tried within the time of one answer and none failed
 */
export const runTransfer = async (
  needs: Needs,
  actor: PersonActor,
  run: Transfer,
  { candidates, now }: { readonly candidates: readonly Candidate[]; readonly now: string },
): Promise<boolean> => {
  const until = performance.now() + answerWithinMs
  let done = true
  for (const candidate of candidates) {
    if (performance.now() > until) return false
    const item = await attempt(needs, actor, candidate, { run, now })
    done = done && item.outcome !== 'failed'
    await recordItem(needs.db, run.id, item)
  }
  return done
}

const attempt = async (
  needs: Needs,
  actor: PersonActor,
  candidate: Candidate,
  { run, now }: { readonly run: Transfer; readonly now: string },
): Promise<TransferItem> => {
  const { dossier, movement } = candidate
  if (movement.orphan) return { ...movement, outcome: 'orphan', code: movement.orphan.code }
  try {
    await moveDossier(needs, actor, candidate, {
      commandId: idOf(run.id, dossier.id, dossier.version),
      reason: run.reason,
      now,
    })
    return { ...movement, outcome: 'moved', code: null }
  } catch (error) {
    // What is between two steps, has just changed or cannot be reached is tried again by the next call.
    if (error instanceof Problem) return { ...movement, outcome: 'failed', code: error.code }
    throw error
  }
}

/** A move's command id follows from its run and the dossier as it stands: repeated, it is the same command. */
const idOf = (...parts: readonly (string | number)[]): string => {
  const hex = createHash('sha256').update(parts.join(':')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
