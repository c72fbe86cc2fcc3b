import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { Role } from '@ocop/kernel/roles'
import { LegalNumber } from '../../contract/legal-terms.ts'

const StepPolicy = z.strictObject({
  reassign: z.boolean(),
  onBehalf: z.boolean(),
  article: z.string(),
})
type StepPolicy = z.infer<typeof StepPolicy>

const Policy = z.strictObject({
  /** How far a due time may move: days beyond the law's own, and shares of the allowance beyond a council's rule. */
  extension: z.strictObject({ law: LegalNumber, statute: LegalNumber }),
  steps: z.record(z.string(), StepPolicy),
  otherSteps: StepPolicy,
  /** Posts that a step may be given to. */
  takers: z.array(Role),
})

/** What may be done about an open step from outside its process, each with where it stands. */
export const policy = Policy.parse(
  JSON.parse(readFileSync(new URL('../../data/interventions.json', import.meta.url), 'utf8')),
)

export const policyOf = (step: string): StepPolicy => policy.steps[step] ?? policy.otherSteps
