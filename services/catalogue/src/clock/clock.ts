import { dayOf } from '@ocop/kernel/days'
import { liveClock } from '@ocop/kernel/realm'

/** The Vietnamese day each clock shows when a request is answered. */
export type Clocks = {
  readonly dayOf: (clockId: string) => string | undefined
  /** All clocks with their day, `live` first. */
  readonly days: readonly (readonly [clockId: string, day: string])[]
}

/** The rehearsal clocks as told, beside the wall clock `now`. */
export const readClocks = (now: string, told: readonly { id: string; now: string }[]): Clocks => {
  const clocks = [{ id: liveClock, now }, ...told]
  const days = clocks.map((clock) => [clock.id, dayOf(clock.now)] as const)
  const byId = new Map<string, string>(days)
  return { dayOf: (clockId) => byId.get(clockId), days }
}
