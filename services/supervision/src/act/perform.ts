import type { Kysely, Transaction } from 'kysely'
import type { Post } from '@ocop/kernel/actor'
import { missing, Problem } from '@ocop/kernel/problem'
import type { ActDone } from '../../contract/board.ts'
import { stateOf } from '../board/board.ts'
import { findStep, type Reading, type StepRow } from '../board/store.ts'
import { holderOf } from '../change/store.ts'
import { hasActed, logIntervention, takeInHand } from '../intervention/store.ts'
import { lockStep } from '../ledger/store.ts'
import { letterOfStep, writeLetter } from '../letter/store.ts'
import { countUrgings, insertUrging } from '../notice/store.ts'
import type { SupervisionTables } from '../tables.ts'
import { postFor } from './act.ts'
import type { Acting } from './acting.ts'

type Db = Kysely<SupervisionTables>
type Trx = Transaction<SupervisionTables>

/** Acts on the ledger alone; the others change the step's own record first. */
export type OwnAct = 'pick-up' | 'remind'
export const isOwnAct = (act: Acting['act']): act is OwnAct => Object.hasOwn(enact, act)

/**
 * Does one act on one step and logs it, in the transaction it is given; a command that already acted does nothing.
 * @throws missing, forbidden or conflict as the step stands for this person
 */
export const actOn = async (
  trx: Trx,
  stepId: string,
  acting: Acting & { readonly act: OwnAct },
): Promise<ActDone> => {
  await lockStep(trx, stepId)
  const { commandId, reading, act } = acting
  if (commandId === undefined || !(await hasActed(trx, commandId, stepId))) {
    const { step, post } = await admitted(trx, stepId, acting)
    await enact[act](trx, step, post, acting)
  }
  const letter = act === 'remind' ? await letterOfStep(trx, stepId) : undefined
  return { ...(await doneOn(trx, stepId, reading)), ...(letter ? { letter } : {}) }
}

/** What every act answers: the step as it stands now. */
export const doneOn = async (db: Db, stepId: string, reading: Reading): Promise<ActDone> => {
  const { version, ...row } = await known(db, stepId, reading)
  return { id: stepId, version, state: stateOf(row) }
}

/** The step and the post the act is done under, or the refusal; changes nothing, so it also answers a dry run. */
export const admitted = async (
  db: Db,
  stepId: string,
  { act, asking, reading, seenVersion, barred = [] }: Acting,
): Promise<{ step: StepRow; post: Post }> => {
  const step = await known(db, stepId, reading)
  if (seenVersion !== undefined && seenVersion !== step.version)
    throw new Problem(
      'conflict',
      'version-stale',
      'The step has changed since it was read. Load it again.',
    )
  return { step, post: postFor(act, step, { ...asking, barred }) }
}

const known = async (db: Db, stepId: string, reading: Reading): Promise<StepRow> => {
  const step = await findStep(db, stepId, reading)
  if (!step) throw missing('step')
  return step
}

type Enact = (trx: Trx, step: StepRow, post: Post, acting: Acting) => Promise<void>

const pickUp: Enact = async (trx, step, post, acting) => {
  const { personId } = acting.asking
  if (step.pickedUpBy === personId) return
  await takeInHand(trx, step.id, personId, step.asOf)
  await logIntervention(trx, {
    ...entryOf(step, post, acting),
    before: { pickedUpBy: step.pickedUpBy, pickedUpAt: step.pickedUpAt },
    after: { pickedUpBy: personId, pickedUpAt: step.asOf },
  })
}

/** A reminder is a letter of urging with a number of its own, and a notice that brings it to the holder. */
const remind: Enact = async (trx, step, post, acting) => {
  const urgings = await countUrgings(trx, step.id)
  const reason = acting.reason ?? ''
  const letter = await writeLetter(trx, {
    ...{ step, sender: post, reason, urgings },
    writtenBy: acting.asking.personId,
  })
  const id = `urging:${letter.id}`
  await insertUrging(trx, {
    ...{ stepId: step.id, id, at: step.asOf, to: holderOf(step), text: reason },
    sentBy: acting.asking.personId,
  })
  await logIntervention(trx, {
    ...entryOf(step, post, acting),
    before: { urgings },
    after: { urgings: urgings + 1, notice: id, letter: letter.number },
  })
}

const enact = { 'pick-up': pickUp, remind } satisfies Record<OwnAct, Enact>

export const entryOf = (
  step: Pick<StepRow, 'id' | 'asOf'>,
  post: Post,
  { act, asking, reason, commandId }: Acting,
) => ({
  stepId: step.id,
  act,
  personId: asking.personId,
  post,
  reason,
  at: step.asOf,
  commandId,
})
