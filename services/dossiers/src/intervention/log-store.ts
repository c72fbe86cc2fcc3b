import type { StepHolder } from '@ocop/supervision/contract/steps'
import { Problem } from '@ocop/kernel/problem'
import type { StepChanged, StepChangeOrder, StepStanding } from '../../contract/step-change.ts'
import type { Trx } from '../act/act.ts'
import type { Visit } from '../process/visit.ts'

/** How a step stands, of a dossier or of another process. */
export const standingOf = (
  visit: Pick<Visit, 'changes' | 'dueAt' | 'holder' | 'takers' | 'closedDays'>,
  ownHolder: StepHolder,
): StepStanding => ({
  number: visit.changes,
  dueAt: visit.dueAt,
  holder: visit.holder ?? ownHolder,
  takers: [...visit.takers],
  closedDays: visit.closedDays,
})

/** @throws conflict when the step is closed */
export const refuseClosed = ({ closedAt }: Pick<Visit, 'closedAt'>): void => {
  if (closedAt !== null)
    throw new Problem('conflict', 'step-closed', 'The step is closed; nothing changes about it.')
}

/** What the same command did before. */
export const changeKnown = async (
  trx: Trx,
  stepId: string,
  commandId: string,
): Promise<Pick<StepChanged, 'at' | 'before' | 'after'> | undefined> =>
  trx
    .selectFrom('stepChange')
    .select(['at', 'before', 'after'])
    .where('commandId', '=', commandId)
    .where('stepId', '=', stepId)
    .executeTakeFirst()

export type LoggedChange = {
  readonly order: Pick<StepChangeOrder, 'commandId' | 'reason' | 'by'> & { readonly kind: string }
  readonly at: string
  readonly before: StepStanding
  readonly after: StepStanding
}

/** Writes a change down, to be told to the step's process. */
export const logChange = async (
  trx: Trx,
  stepId: string,
  { order, at, before, after }: LoggedChange,
): Promise<void> => {
  await trx
    .insertInto('stepChange')
    .values({
      ...{ stepId, at, number: after.number, commandId: order.commandId, kind: order.kind },
      personId: order.by?.personId ?? null,
      post: order.by ? JSON.stringify(order.by.post) : null,
      reason: order.reason,
      before: JSON.stringify(before),
      after: JSON.stringify(after),
      signalledAt: null,
    })
    .execute()
}
