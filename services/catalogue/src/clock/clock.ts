import { dayOf } from '@ocop/kernel/days'
import { liveClock } from '@ocop/kernel/realm'

/** What each clock shows when a request is answered: the wall clock for `live`, the last told moment for the others. */
export type Clocks = {
  readonly instantOf: (clockId: string) => string | undefined
  readonly dayOf: (clockId: string) => string | undefined
  /** All clocks with their Vietnamese day, `live` first. */
  readonly days: readonly (readonly [clockId: string, day: string])[]
}

/** The clocks as told, beside the wall clock `now`. */
export const readClocks = (now: string, told: readonly { id: string; now: string }[]): Clocks => {
  const instants = new Map([
    [liveClock as string, now],
    ...told.map((clock) => [clock.id, clock.now] as const),
  ])
  const days = new Map([...instants].map(([id, instant]) => [id, dayOf(instant)]))
  return {
    instantOf: (clockId) => instants.get(clockId),
    dayOf: (clockId) => days.get(clockId),
    days: [...days],
  }
}
