import type { OpenProcessStep } from '@ocop/dossiers/contract/processes'
import type { OpenSteps } from './open-steps.ts'

/** A step that should be open now. */
export type WishedStep = Pick<OpenProcessStep, 'plan' | 'visit' | 'countsFrom' | 'dueOn'>

/**
 * Closes what should not be open any more, then opens what should.
 * @param outcomeOf how a step that is closed ended
 */
export const alignSteps = async (
  steps: OpenSteps,
  wished: readonly WishedStep[],
  outcomeOf: (step: string) => string,
): Promise<void> => {
  const isWished = (step: string, visit: number): boolean =>
    wished.some((wish) => wish.plan.step === step && wish.visit === visit)
  for (const { step, visit } of steps.standing())
    if (!isWished(step, visit)) await steps.close(step, outcomeOf(step))
  for (const { plan, ...wish } of wished) await steps.open(plan, wish)
}
