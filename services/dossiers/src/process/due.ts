import type { EvaluationLevel, Regime, StepPlan } from '../../contract/regime.ts'
import type { Dossier } from '../act/act.ts'
import { dueAt } from '../calendar/deadline.ts'
import { lastMomentOf, termFor } from '../round/term.ts'

/**
 * When a step of a dossier is due. A step that waits for a round is due with the round that takes the dossier; a
 * re-evaluation is bound to no round but to its own days from the receipt.
 */
export const stepDueAt = (
  law: Regime,
  { allowance }: Pick<StepPlan, 'allowance'>,
  {
    dossier,
    level,
    receivedAt,
    at,
    closedDays,
  }: {
    readonly dossier: Pick<Dossier, 'kind'>
    readonly level: EvaluationLevel
    /** The dated receipt at the level, which is the day it was proposed there. */
    readonly receivedAt: string
    readonly at: string
    /** Days on which the holder's unit is closed. */
    readonly closedDays: readonly string[]
  },
): string => {
  if (allowance.from !== 'round')
    return dueAt(allowance.from === 'receipt' ? receivedAt : at, allowance, closedDays)
  const within = law.certificateTerms.reEvaluateWithinDays
  if (dossier.kind === 're-evaluation' && within)
    return dueAt(receivedAt, { days: within.value, kind: 'calendar' })
  const term = termFor(law.rounds, level, receivedAt)
  if (!term) throw new Error(`${law.id} has no rounds at ${level} to wait for`)
  return lastMomentOf(term.decidedBefore, allowance.days)
}
