import type { Transaction } from 'kysely'
import type { StepChanged } from '@ocop/dossiers/contract/step-change'
import { insertChange } from '../change/store.ts'
import { hasActed, logIntervention, takeInHand } from '../intervention/store.ts'
import { lockStep } from '../ledger/store.ts'
import { settle } from '../settlement/store.ts'
import type { SupervisionTables } from '../tables.ts'
import { entryOf } from '../act/perform.ts'
import type { Acting } from '../act/acting.ts'
import type { Ready } from './ready.ts'

type Trx = Transaction<SupervisionTables>

/** Notes a change that the step's record has made: the step as it stands now, and who did it. */
export const recordOrder = async (
  trx: Trx,
  { step, post }: Ready,
  acting: Acting & { readonly commandId: string },
  { at, before, after }: StepChanged,
): Promise<void> => {
  await lockStep(trx, step.id)
  if (await hasActed(trx, acting.commandId, step.id)) return
  await insertChange(trx, step.id, { ...after, at })
  await settle(trx, step.id)
  const { confirmed } = acting
  await logIntervention(trx, {
    ...entryOf({ id: step.id, asOf: at }, confirmed?.post ?? post, acting),
    before: { ...before },
    after: {
      ...after,
      ...(confirmed ? { confirmedBy: confirmed.by, confirmedReason: confirmed.reason } : {}),
    },
  })
}

/** Puts a step into one person's hands; noted by itself when nothing else about the step changed. */
export const putInHand = async (
  trx: Trx,
  { step, post, onlyHands }: Ready,
  acting: Acting & { readonly commandId: string },
  personId: string,
): Promise<void> => {
  await lockStep(trx, step.id)
  if (onlyHands && (await hasActed(trx, acting.commandId, step.id))) return
  await takeInHand(trx, step.id, personId, step.asOf)
  if (!onlyHands) return
  await logIntervention(trx, {
    ...entryOf(step, post, acting),
    before: { pickedUpBy: step.pickedUpBy },
    after: { pickedUpBy: personId },
  })
}
