import { randomUUID } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { Post } from '@ocop/kernel/actor'
import type { CommandResult } from '@ocop/kernel/ids'
import { missing, Problem } from '@ocop/kernel/problem'
import type { LedgerAct } from '../../contract/board.ts'
import { stateOf } from '../board/board.ts'
import { findStep, type Reading, type StepRow } from '../board/store.ts'
import { postFor, type Asking } from './act.ts'
import { hasActed, logIntervention, takeInHand } from '../intervention/store.ts'
import { lockStep } from '../ledger/store.ts'
import { countUrgings, insertUrging } from '../notice/store.ts'
import type { SupervisionTables } from '../tables.ts'

type Db = Kysely<SupervisionTables>
type Trx = Transaction<SupervisionTables>

/** Who acts on steps, how and why. */
export type Acting = {
  readonly act: LedgerAct
  readonly asking: Asking
  readonly reading: Reading
  readonly reason: string | undefined
  readonly commandId: string | undefined
  readonly seenVersion?: number | undefined
}

/**
 * Does one act on one step and logs it, in the transaction it is given; a command that already acted does nothing.
 * @throws missing, forbidden or conflict as the step stands for this person
 */
export const actOn = async (trx: Trx, stepId: string, acting: Acting): Promise<CommandResult> => {
  await lockStep(trx, stepId)
  const { commandId, reading } = acting
  if (commandId === undefined || !(await hasActed(trx, commandId, stepId))) {
    const { step, post } = await admitted(trx, stepId, acting)
    await enact[acting.act](trx, step, post, acting)
  }
  const { version, ...row } = await known(trx, stepId, reading)
  return { id: stepId, version, state: stateOf(row) }
}

/** The step and the post the act is done under, or the refusal; changes nothing, so it also answers a dry run. */
export const admitted = async (
  db: Db,
  stepId: string,
  { act, asking, reading, seenVersion }: Acting,
): Promise<{ step: StepRow; post: Post }> => {
  const step = await known(db, stepId, reading)
  if (seenVersion !== undefined && seenVersion !== step.version)
    throw new Problem(
      'conflict',
      'version-stale',
      'The step has changed since it was read. Load it again.',
    )
  return { step, post: postFor(act, step, asking) }
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

const remind: Enact = async (trx, step, post, acting) => {
  const urgings = await countUrgings(trx, step.id)
  const id = `urging:${randomUUID()}`
  await insertUrging(trx, {
    stepId: step.id,
    id,
    at: step.asOf,
    to: {
      role: step.holderRole,
      unit: step.holderUnit,
      ...(step.holderOrganisationId === null ? {} : { organisationId: step.holderOrganisationId }),
    },
    text: acting.reason ?? '',
    sentBy: acting.asking.personId,
  })
  await logIntervention(trx, {
    ...entryOf(step, post, acting),
    before: { urgings },
    after: { urgings: urgings + 1, notice: id },
  })
}

const enact = { 'pick-up': pickUp, remind } satisfies Record<LedgerAct, Enact>

const entryOf = (step: StepRow, post: Post, { act, asking, reason, commandId }: Acting) => ({
  stepId: step.id,
  act,
  personId: asking.personId,
  post,
  reason,
  at: step.asOf,
  commandId,
})
