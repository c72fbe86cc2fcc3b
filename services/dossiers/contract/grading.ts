import { z } from 'zod'

/** What is graded: chosen points per criterion; absent counts 0 and leaves the card incomplete. */
export const GradeRequest = z.strictObject({
  choices: z.record(z.string(), z.number()),
  knockouts: z.array(z.string()).default([]),
})
export type GradeRequest = z.infer<typeof GradeRequest>

export const Missing = z.object({
  stars: z.number(),
  /** A criterion's code, or `total` for the points short of the band. */
  criterion: z.string(),
  needs: z.number(),
  has: z.number(),
})

/** The grade of one card: `stars` is the highest whose point band and cumulative gates hold (0 with any knock-out). */
export const Grade = z.object({
  total: z.number(),
  starsByPoints: z.number().int(),
  stars: z.number().int(),
  complete: z.boolean(),
  rejectedBy: z.array(z.string()),
  /** For the next star only. */
  missing: z.array(Missing),
})
export type Grade = z.infer<typeof Grade>
