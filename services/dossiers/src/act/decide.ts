import { Problem } from '@ocop/kernel/problem'
import { actBodies } from '../../contract/acts.ts'
import { issueCertificate } from '../certificate/store.ts'
import { act, type ActContext, type ActEffect } from './act.ts'
import { recordDecision, refuseOtherDays } from './decision.ts'
import { standingResult } from './result.ts'

/** The decision (quyết định): the stars the council's result gives, no more and no fewer; none below three. */
export const decide = act(actBodies.decisions, {
  check: async (context, { stars, decidedOn }) => {
    const { verdict, concludedAt } = await standingResult(context)
    if (verdict.leads === 'forward')
      throw new Problem(
        'conflict',
        'must-be-forwarded',
        `From ${context.plan.forwardFrom?.points.value} points on the result goes to the level above; forward it.`,
      )
    if (verdict.leads === 'return')
      throw new Problem(
        'conflict',
        'must-be-returned',
        `Below ${context.plan.returnBelow?.points.value} points the dossier goes back to the level below; return it.`,
      )
    const due = verdict.leads === 'award' ? verdict.stars : null
    if (stars !== due)
      throw new Problem(
        'conflict',
        'stars-not-as-result',
        `The council's result gives ${due ?? 'no'} star(s) at this level.`,
        { facts: { stars: due } },
      )
    refuseUnreconciledSheet(context)
    refuseOtherDays(context, decidedOn, concludedAt)
  },
  write: async (context, { stars, ...decision }) => {
    if (stars === null) return leaveUnrecognised(context, decision)
    const { decisionNumber, decidedOn } = decision
    await recordDecision(context, { kind: 'recognise', stars, ...decision })
    const certificateNumber = await issueCertificate(context, { stars, decisionNumber, decidedOn })
    return {
      set: { state: 'certified' },
      outcome: 'certified',
      certificateNumber,
      facts: { stars, decisionNumber, certificateNumber },
    }
  },
})

type Unrecognised = {
  readonly decisionNumber: string
  readonly decidedOn: string
  readonly reason?: string | undefined
}

/** Nothing is recognised: refused for what knocked the dossier out (hồ sơ bị loại), else for want of points or gates. */
const leaveUnrecognised = async (
  context: ActContext,
  { reason, ...decision }: Unrecognised,
): Promise<ActEffect> => {
  const { rejectedBy } = await standingResult(context)
  const because = reason ?? (rejectedBy.length ? knockoutText(context, rejectedBy) : undefined)
  const isRefused = rejectedBy.length > 0
  await recordDecision(context, {
    ...decision,
    kind: isRefused ? 'refuse' : 'not-recognise',
    stars: null,
    reason: because,
  })
  const outcome = isRefused ? 'refused' : 'not-recognised'
  return {
    set: { state: outcome },
    outcome,
    facts: {
      stars: null,
      decisionNumber: decision.decisionNumber,
      ...(isRefused ? { rejectedBy } : {}),
      ...(because ? { reason: because } : {}),
    },
  }
}

const knockoutText = ({ sheet }: ActContext, codes: readonly string[]): string =>
  sheet.knockouts
    .filter(({ code }) => codes.includes(code))
    .map(({ vi }) => vi)
    .join('; ')

/** Four sheets of the 148 set are transcripts whose sums do not check: no live decision rests on them. */
const refuseUnreconciledSheet = ({ dossier, sheet }: ActContext): void => {
  if (dossier.realm === 'live' && sheet.sumsCheck === false)
    throw new Problem(
      'conflict',
      'sheet-unreconciled',
      'This score sheet has not been checked against the decision (chưa đối chiếu); no decision may rest on it.',
    )
}
