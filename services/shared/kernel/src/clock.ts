import { z } from 'zod'
import { Instant } from './days.ts'

/** Programme time of a clock, as one service tells it to another. */
export const ClockReading = z.object({ clockId: z.string(), now: Instant })
export type ClockReading = z.infer<typeof ClockReading>
