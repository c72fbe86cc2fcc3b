import { z } from 'zod'

/** `live` counts; `rehearsal` trains, demonstrates and tests, and in production reaches no public page. */
export const Realm = z.enum(['live', 'rehearsal'])
export type Realm = z.infer<typeof Realm>

/** How this installation runs: a demonstration shows rehearsal records under a banner, production never does. */
export const Mode = z.enum(['production', 'demonstration'])
export type Mode = z.infer<typeof Mode>

/** The clock every real record follows; any other clock id is a rehearsal's stepped clock. */
export const liveClock = 'live'
