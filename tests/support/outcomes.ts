import { readFileSync } from 'node:fs'
import { PlanOutcome } from '../../infra/rehearsals/outcome.ts'
import type { RehearsalPlan } from '../../infra/rehearsals/plan.ts'

/**
 * What a plan's year must come to, word for word, as `npm run rehearse -- <plan> --json` prints it. A change of a story or
 * of the law's data changes it on purpose: then the document is printed anew and read before it is kept.
 */
export const expectedOutcome = ({ plan }: Pick<RehearsalPlan, 'plan'>): PlanOutcome =>
  PlanOutcome.parse(
    JSON.parse(readFileSync(new URL(`outcomes/${plan}.json`, import.meta.url), 'utf8')),
  )
