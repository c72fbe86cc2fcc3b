import { Problem } from '@ocop/kernel/problem'
import { actBodies } from '../../contract/acts.ts'
import { act, type ActContext } from './act.ts'
import { recordDecision, refuseOtherDays } from './decision.ts'
import { standingResult } from './result.ts'

/**
 * The result is approved and the dossier goes to the level above, from the plan's points on (26/2026, Điều 7 khoản 3
 * điểm e); or it is only proposed there, where the level itself finds no result.
 */
export const forward = act(actBodies.forward, {
  check: async (context, { decidedOn }) => {
    refuseOtherDays(context, decidedOn, await restsOnSince(context))
  },
  write: async (context, { decisionNumber, decidedOn }) => {
    await recordDecision(context, { kind: 'forward', stars: null, decisionNumber, decidedOn })
    return { facts: { decisionNumber } }
  },
})

/** @throws conflict for a result that is not forwarded */
const restsOnSince = async (context: ActContext): Promise<string> => {
  if (context.step?.restsOn?.result === 'none') return context.dossier.step?.openedAt ?? context.at
  const { verdict, concludedAt } = await standingResult(context)
  if (verdict.leads === 'forward') return concludedAt
  const from = context.plan.forwardFrom?.points.value
  throw new Problem(
    'conflict',
    'below-forwarding',
    `Only a result of ${from} points or more is forwarded.`,
  )
}
