import { randomUUID } from 'node:crypto'
import type { ActDone } from '../../contract/board.ts'
import type { Acting } from '../act/acting.ts'
import { doneOn } from '../act/perform.ts'
import { claimCommand, commandSent, keepAnswer } from '../command/store.ts'
import type { Needs } from '../needs.ts'
import { propose } from '../proposal/store.ts'
import { carryOut, readyFor, tryOrder } from './order.ts'
import type { OrderedAct, Ready } from './ready.ts'
import { whySecond, type Why } from './second-person.ts'

/**
 * One ordered act on one step, once per command: proposed when it needs a second person, else carried out. The command is
 * let in before anything is ordered, so that one that broke off can be finished on a step that has changed by it.
 */
export const orderOnce = async (
  needs: Needs,
  stepId: string,
  acting: Acting & { readonly act: OrderedAct },
  sent: unknown,
): Promise<unknown> => {
  const commandId = acting.commandId ?? randomUUID()
  const command = [acting.asking.personId, acting.act, stepId, sent]
  const before = await commandSent(needs.db, commandId, command)
  if (before?.answer) return before.answer
  const { seenVersion: _, ...again } = acting
  const ready = await readyFor(needs, stepId, before ? again : acting)
  const trial = before ? undefined : await tryOrder(needs, ready, acting)
  const { act, details } = acting
  const why = whySecond({ act, legal: trial?.legal ?? false, days: details.days })
  await claimCommand(needs.db, commandId, command)
  const answer = why
    ? await proposed(needs, ready, { ...acting, commandId }, why)
    : await carryOut(needs, ready, { ...acting, commandId })
  await keepAnswer(needs.db, commandId, answer)
  return answer
}

const proposed = async (
  { db }: Needs,
  { step: { id: stepId }, post }: Ready,
  acting: Acting & { readonly commandId: string },
  why: Why,
): Promise<ActDone> => {
  const { commandId: id } = acting
  await propose(db, { id, stepIds: [stepId], why, post, acting })
  return { ...(await doneOn(db, stepId, acting.reading)), state: 'proposed', proposalId: id }
}
