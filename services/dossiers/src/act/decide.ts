import { dayOf } from '@ocop/kernel/days'
import { Problem } from '@ocop/kernel/problem'
import { actBodies } from '../../contract/acts.ts'
import { issueCertificate } from '../certificate/store.ts'
import { act, type ActContext } from './act.ts'

/** What the level's council found, and whether it may be decided here or goes on to the level above. */
const resultOf = async ({ trx, dossier, place, plan }: ActContext) => {
  const result = await trx
    .selectFrom('councilResult')
    .select(['pointsSum', 'cardCount', 'stars', 'concludedAt'])
    .where('dossierId', '=', dossier.id)
    .where('level', '=', place.level)
    .where('attempt', '=', place.attempt)
    .executeTakeFirst()
  if (!result)
    throw new Problem(
      'conflict',
      'quorum-missing',
      'There is no result of a quorate council to decide on.',
    )
  const from = plan.forwardFrom?.points.value
  // Compared unrounded, as sum and count; a knock-out leaves 0 stars and is never forwarded.
  const isForwarded =
    from !== undefined && result.stars > 0 && result.pointsSum >= from * result.cardCount
  const highest = Math.max(0, ...plan.awards)
  return {
    stars: Math.min(result.stars, highest),
    isForwarded,
    awards: plan.awards,
    concludedAt: result.concludedAt,
  }
}

/** The decision (quyết định): the stars the council's result gives, no more and no fewer; none below three. */
export const decide = act(actBodies.decisions, {
  check: async (context, { stars, decidedOn }) => {
    const result = await resultOf(context)
    if (result.isForwarded)
      throw new Problem(
        'conflict',
        'must-be-forwarded',
        'From 90 points on the result goes to the ministry; forward it.',
      )
    const due = result.awards.includes(result.stars) ? result.stars : null
    if (stars !== due)
      throw new Problem(
        'conflict',
        'stars-not-as-result',
        `The council's result gives ${due ?? 'no'} star(s) at this level.`,
        { facts: { stars: due } },
      )
    refuseUnreconciledSheet(context)
    refuseOtherDays(context, decidedOn, result.concludedAt)
  },
  write: async (context, { stars, decisionNumber, decidedOn }) => {
    await record(context, stars === null ? 'not-recognise' : 'recognise', {
      stars,
      decisionNumber,
      decidedOn,
    })
    if (stars === null)
      return {
        set: { state: 'not-recognised' },
        outcome: 'not-recognised',
        facts: { stars, decisionNumber },
      }
    const certificateNumber = await issueCertificate(context, { stars, decisionNumber, decidedOn })
    return {
      set: { state: 'certified' },
      outcome: 'certified',
      certificateNumber,
      facts: { stars, decisionNumber, certificateNumber },
    }
  },
})

/** From 90 points on (26/2026, Điều 7 khoản 3 điểm e): the result is approved and the dossier goes to the ministry. */
export const forward = act(actBodies.forward, {
  check: async (context, { decidedOn }) => {
    const { isForwarded, concludedAt } = await resultOf(context)
    if (!isForwarded)
      throw new Problem(
        'conflict',
        'below-forwarding',
        'Only a result of 90 points or more is forwarded.',
      )
    refuseOtherDays(context, decidedOn, concludedAt)
  },
  write: async (context, { decisionNumber, decidedOn }) => {
    await record(context, 'forward', { stars: null, decisionNumber, decidedOn })
    return { facts: { decisionNumber } }
  },
})

const record = async (
  { trx, dossier, place, commandId }: ActContext,
  kind: 'recognise' | 'not-recognise' | 'forward',
  {
    stars,
    decisionNumber,
    decidedOn,
  }: { stars: number | null; decisionNumber: string; decidedOn: string },
): Promise<void> => {
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
      commandId,
    })
    .execute()
}

/** Four sheets of the 148 set are transcripts whose sums do not check: no live decision rests on them. */
const refuseUnreconciledSheet = ({ dossier, sheet }: ActContext): void => {
  if (dossier.realm === 'live' && sheet.sumsCheck === false)
    throw new Problem(
      'conflict',
      'sheet-unreconciled',
      'This score sheet has not been checked against the decision (chưa đối chiếu); no decision may rest on it.',
    )
}

/** A decision is dated: not before the council's result it rests on, and not ahead of today. */
const refuseOtherDays = ({ at }: ActContext, decidedOn: string, concludedAt: string): void => {
  const [first, last] = [dayOf(concludedAt), dayOf(at)]
  if (first <= decidedOn && decidedOn <= last) return
  const detail = `The decision is dated from ${first} (the council's result) to ${last} (today).`
  throw new Problem('invalid', 'decision-day-outside', detail, {
    errors: [{ pointer: '/decidedOn', code: 'decision-day-outside', detail }],
  })
}
