import { dayOf } from '@ocop/kernel/days'
import { Problem } from '@ocop/kernel/problem'
import { recordResultNotices } from '../result-notice/record.ts'
import type { Decided } from '../result-notice/text.ts'
import { finishDayOf } from '../regime/regimes.ts'
import type { ActContext } from './act.ts'

type Decision = Decided & {
  readonly reason?: string | undefined
}

/** Records what a level decided, and who is told of the result with it; one decision per attempt. */
export const recordDecision = async (context: ActContext, decision: Decision): Promise<void> => {
  const { trx, dossier, place, commandId } = context
  const { kind, stars, decisionNumber, decidedOn, reason } = decision
  await trx
    .insertInto('decision')
    .values({
      dossierId: dossier.id,
      level: place.level,
      attempt: place.attempt,
      kind,
      stars,
      number: decisionNumber,
      decidedOn,
      reason: reason ?? null,
      commandId,
    })
    .execute()
  await recordResultNotices(context, decision)
}

/** A decision is dated: not before what it rests on, not ahead of today, and not after the regime's last day. */
export const refuseOtherDays = (
  { at, regime, dossier }: ActContext,
  decidedOn: string,
  since: string,
): void => {
  const [first, last] = [dayOf(since), dayOf(at)]
  if (decidedOn < first || last < decidedOn) {
    const detail = `The decision is dated from ${first} (what it rests on) to ${last} (today).`
    throw new Problem('invalid', 'decision-day-outside', detail, {
      errors: [{ pointer: '/decidedOn', code: 'decision-day-outside', detail }],
    })
  }
  const finishBy = finishDayOf(regime, dossier.kind)
  if (finishBy !== undefined && finishBy < decidedOn)
    throw new Problem(
      'conflict',
      'finish-by-past',
      `Under ${regime.decision} the dossier had to be finished by ${finishBy}; it may be lodged anew.`,
      { facts: { finishBy } },
    )
}
