import { z } from 'zod'
import { Instant } from '@ocop/kernel/days'

/** Between the services: programme time of a clock. */
export const ClockReading = z.object({ clockId: z.string(), now: Instant })
export type ClockReading = z.infer<typeof ClockReading>
