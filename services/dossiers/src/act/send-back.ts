import { Problem } from '@ocop/kernel/problem'
import { actBodies } from '../../contract/acts.ts'
import { act } from './act.ts'
import { recordDecision, refuseOtherDays } from './decision.ts'
import { standingResult } from './result.ts'

/**
 * Return to the level below (trả về): it may decide on this council's result, or have the dossier improved and evaluate
 * it again, as a new attempt. Scores and result stay as they are.
 */
export const sendBack = act(actBodies.return, {
  check: async (context, { decidedOn }) => {
    const { verdict, concludedAt } = await standingResult(context)
    if (verdict.leads !== 'return')
      throw new Problem(
        'conflict',
        'nothing-to-return',
        'Only a result that this level can neither recognise nor refuse is returned.',
      )
    refuseOtherDays(context, decidedOn, concludedAt)
  },
  write: async (context, { decisionNumber, decidedOn, reason }) => {
    const to = context.plan.returnBelow?.to
    await recordDecision(context, {
      kind: 'return',
      stars: null,
      decisionNumber,
      decidedOn,
      reason,
    })
    return { facts: { decisionNumber, reason, to } }
  },
})

/** The level that got a dossier back evaluates it anew instead of deciding on the other level's result. */
export const evaluateAgain = act(actBodies['evaluate-again'], {
  write: async (_context, { reason }) => ({ facts: { reason } }),
})
