import { z } from 'zod'

/** What is harvested or made in a month, with how many products of that name hold their star. */
export const Season = z.object({
  month: z.number().int().min(1).max(12),
  crops: z.array(z.object({ name: z.string(), count: z.number() })),
})
export type Season = z.infer<typeof Season>
