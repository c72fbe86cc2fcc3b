import { z } from 'zod'

/** What ran: skipped tests by name and reason. */
export const Tally = z.object({
  passed: z.number().int(),
  failed: z.number().int(),
  skipped: z.array(z.string()),
})
export type Tally = z.infer<typeof Tally>

export const nothing: Tally = { passed: 0, failed: 0, skipped: [] }

export const sum = (tallies: readonly Tally[]): Tally =>
  tallies.reduce(
    (total, each) => ({
      passed: total.passed + each.passed,
      failed: total.failed + each.failed,
      skipped: [...total.skipped, ...each.skipped],
    }),
    nothing,
  )
