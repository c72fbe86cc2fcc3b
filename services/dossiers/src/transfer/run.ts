import { createHash } from 'node:crypto'
import type { PersonActor } from '@ocop/kernel/actor'
import { Problem } from '@ocop/kernel/problem'
import type { ProductTransferItem, TransferItem } from '../../contract/transfers.ts'
import { signalChanges } from '../intervention/signal.ts'
import type { Needs } from '../needs.ts'
import type { Candidate } from './candidates.ts'
import { moveDossier } from './move.ts'
import { moveProduct } from './move-product.ts'
import type { ProductCandidate } from './product-candidates.ts'
import { forgetFailed, recordItem, recordProduct, untoldSteps, type Transfer } from './store.ts'

/** One answer takes at most this long; whoever asked sends the same command again. */
const answerWithinMs = 12_000

type Moving = {
  readonly candidates: readonly Candidate[]
  readonly products: readonly ProductCandidate[]
  readonly now: string
}

/**
 * Moves the dossiers, then the products, one after the other, and records what came of each; the processes of the
 * products are told of their steps' new holders.
 * @returns whether all were tried within the time of one answer, none failed, and every process knows
 */
export const runTransfer = async (
  needs: Needs,
  actor: PersonActor,
  run: Transfer,
  { candidates, products, now }: Moving,
): Promise<boolean> => {
  const until = performance.now() + answerWithinMs
  let done = true
  for (const candidate of candidates) {
    if (performance.now() > until) return false
    const item = await attempt(needs, actor, candidate, { run, now })
    done = done && item.outcome !== 'failed'
    await recordItem(needs.db, run.id, item)
  }
  await forgetFailed(needs.db, run.id)
  for (const candidate of products) {
    if (performance.now() > until) return false
    const item = await attemptProduct(needs, candidate, { run, now })
    done = done && item?.outcome !== 'failed'
    if (item) await recordProduct(needs.db, run.id, item)
  }
  return (await allTold(needs, run)) && done
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

/** @returns undefined for a product whose move is on record, its own or that of another run */
const attemptProduct = async (
  needs: Needs,
  candidate: ProductCandidate,
  { run, now }: { readonly run: Transfer; readonly now: string },
): Promise<ProductTransferItem | undefined> => {
  const { movement } = candidate
  if (movement.orphan) return { ...movement, outcome: 'orphan', code: movement.orphan.code }
  try {
    const commandId = idOf(run.id, movement.productId, movement.from.path)
    await moveProduct(needs, candidate, { run, commandId, now })
    return undefined
  } catch (error) {
    if (error instanceof Problem) return { ...movement, outcome: 'failed', code: error.code }
    throw error
  }
}

/** Also those that a run which broke off had left untold. */
const allTold = async (needs: Needs, { id }: Transfer): Promise<boolean> => {
  try {
    for (const stepId of await untoldSteps(needs.db, id)) await signalChanges(needs, stepId)
    return true
  } catch (error) {
    // Is the engine away, the moves stand all the same, and the processes are told when it is back.
    if (error instanceof Problem) return false
    throw error
  }
}

/** A move's command id follows from its run and from what it moves as it stands: repeated, it is the same command. */
const idOf = (...parts: readonly (string | number)[]): string => {
  const hex = createHash('sha256').update(parts.join(':')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
