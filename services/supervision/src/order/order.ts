import { randomUUID } from 'node:crypto'
import type { Post } from '@ocop/kernel/actor'
import { Problem } from '@ocop/kernel/problem'
import type { StepChanged, StepChangeOrder } from '@ocop/dossiers/contract/step-change'
import type { ActDone } from '../../contract/board.ts'
import type { StepHolder } from '../../contract/steps.ts'
import type { Acting } from '../act/acting.ts'
import { refuseBarred } from '../act/barred.ts'
import { admitted, doneOn } from '../act/perform.ts'
import { isSameHolder } from '../change/change.ts'
import { holderOf } from '../change/store.ts'
import type { Needs } from '../needs.ts'
import type { OrderedAct, Ready } from './ready.ts'
import { putInHand, recordOrder } from './store.ts'
import { taken, type Taker } from './taker.ts'

const kinds: Readonly<Record<OrderedAct, StepChangeOrder['kind']>> = {
  extend: 'extend',
  reassign: 'reassign',
  escalate: 'escalate',
  'do-on-behalf': 'on-behalf',
  'give-back': 'give-back',
}

/**
 * Whether the person may do the act on the step, and to whom it would go.
 * @throws missing, forbidden, conflict or invalid
 */
export const readyFor = async (
  { db, directory }: Needs,
  stepId: string,
  acting: Acting & { readonly act: OrderedAct },
): Promise<Ready> => {
  const { step, post } = await admitted(db, stepId, acting)
  const { act, details } = acting
  if (act !== 'reassign') {
    const to = ownTaker(act, acting.confirmed?.post ?? post)
    return { act, step, post, to, onlyHands: false }
  }
  const to = await taken(directory, details.to)
  if (to.person !== undefined)
    refuseBarred(acting.barred ?? [], { personId: to.person, role: to.holder.role })
  const onlyHands = isSameHolder(to.holder, holderOf(step))
  if (onlyHands && to.person === undefined)
    throw new Problem('invalid', 'taker-same', 'The step is with this post already. Name a person.')
  return { act, step, post, to, onlyHands }
}

/** Who asks from above to act for the holder gets the step beside it. */
const ownTaker = (act: OrderedAct, post: Post): Taker | undefined =>
  act === 'do-on-behalf' ? { holder: { role: post.role, unit: post.unit } } : undefined

/** What would come of it; nothing changes. Undefined when nothing of the step's record would. */
export const tryOrder = async (
  needs: Needs,
  ready: Ready,
  acting: Acting,
): Promise<StepChanged | undefined> =>
  ready.onlyHands ? undefined : ask(needs, ready, acting, { commandId: randomUUID(), dryRun: true })

/**
 * Has the step's record changed, once per command, and notes here who did it, why, before and after. Broken off between
 * the two, the same command again finds the change made and notes it.
 */
export const carryOut = async (
  needs: Needs,
  ready: Ready,
  acting: Acting & { readonly commandId: string },
): Promise<ActDone> => {
  const { step, to } = ready
  const { commandId } = acting
  const changed = ready.onlyHands
    ? undefined
    : await ask(needs, ready, acting, { commandId, dryRun: false })
  await needs.db.transaction().execute(async (trx) => {
    if (changed) await recordOrder(trx, ready, acting, changed)
    if (to?.person !== undefined) await putInHand(trx, ready, acting, to.person)
  })
  return doneOn(needs.db, step.id, acting.reading)
}

const ask = (
  { records }: Needs,
  { act, step, post, to }: Ready,
  { details, reason = '', asking, confirmed }: Acting,
  how: Pick<StepChangeOrder, 'commandId' | 'dryRun'>,
): Promise<StepChanged> =>
  records.change(step.id, {
    ...how,
    kind: kinds[act],
    reason: reason === '' ? act : reason,
    by: { personId: asking.personId, post: confirmed?.post ?? post },
    ...(details.days === undefined ? {} : { days: details.days }),
    ...(to === undefined ? {} : { to: plain(to.holder) }),
  })

const plain = ({ role, unit }: StepHolder): StepHolder => ({ role, unit })
