import { sql, type Selectable, type Transaction } from 'kysely'
import type { ChangeStep, StepHolder } from '../../contract/steps.ts'
import { turnToken } from '../audience/audience.ts'
import type { PauseWord } from '../ledger/ledger.ts'
import { enterLog } from '../notice/store.ts'
import type { SupervisionTables } from '../tables.ts'
import { claimAgainBy, isSameHolder, toldOf } from './change.ts'

type Trx = Transaction<SupervisionTables>
type StepRow = Selectable<SupervisionTables['step']>

export const insertChange = (trx: Trx, stepId: string, change: ChangeStep): Promise<unknown> =>
  trx
    .insertInto('stepChange')
    .values({ stepId, number: change.number, at: change.at, word: JSON.stringify(change) })
    .onConflict((key) => key.columns(['stepId', 'number']).doNothing())
    .execute()

export const holderOf = (
  step: Pick<StepRow, 'holderRole' | 'holderUnit' | 'holderOrganisationId'>,
): StepHolder => ({
  role: step.holderRole,
  unit: step.holderUnit,
  ...(step.holderOrganisationId === null ? {} : { organisationId: step.holderOrganisationId }),
})

/** The changes of a step as words about its due time, beside the latest of them. */
export const changesOf = async (
  trx: Trx,
  stepId: string,
): Promise<{ readonly words: readonly PauseWord[]; readonly latest: ChangeStep | undefined }> => {
  const rows = await trx
    .selectFrom('stepChange')
    .select('word')
    .where('stepId', '=', stepId)
    .orderBy('number')
    .execute()
  return {
    words: rows.map(({ word: { at, dueAt } }) => ({ kind: 'due', at, dueAt })),
    latest: rows.at(-1)?.word,
  }
}

/** Brings a step up to its latest change, and tells those whom it concerns. @returns the step as it stands then */
export const takeChange = async (
  trx: Trx,
  step: StepRow,
  change: ChangeStep | undefined,
): Promise<StepRow> => {
  if (change === undefined || change.number <= step.changeNumber) return step
  const before = { holder: holderOf(step), takers: step.takers, dueAt: step.dueAt }
  await enterLog(trx)
  for (const { kind, to } of toldOf(before, change))
    await trx
      .insertInto('notice')
      .values({
        ...{ stepId: step.id, kind, at: change.at, share: null, text: null },
        // Who may act is said by the takers, for as long as the change lasts.
        rung: kind === 'escalation' ? 0 : null,
        id: `change:${change.number}:${kind}:${turnToken(to) ?? to.role}`,
        recipient: JSON.stringify(to),
        recipientToken: turnToken(to) ?? null,
        sentBy: null,
        afterClose: false,
      })
      .onConflict((key) => key.columns(['stepId', 'id']).doNothing())
      .execute()
  const isGiven = !isSameHolder(before.holder, change.holder)
  return trx
    .updateTable('step')
    .set({
      changeNumber: change.number,
      holderRole: change.holder.role,
      holderUnit: JSON.stringify(change.holder.unit),
      holderOrganisationId: change.holder.organisationId ?? null,
      takers: JSON.stringify(change.takers),
      closedDays: change.closedDays,
      ...(change.subjectUnit ? { subjectUnit: JSON.stringify(change.subjectUnit) } : {}),
      version: sql`version + 1`,
      // Whoever gets the step has it not in hand yet, and somebody holds its post or not.
      ...(isGiven
        ? { pickedUpAt: null, pickedUpBy: null, vacancy: null, claimBy: claimAgainBy(change) }
        : {}),
    })
    .where('id', '=', step.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}
