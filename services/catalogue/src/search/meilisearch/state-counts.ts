import { CertificateStanding } from '../../../contract/certified-product.ts'
import { liveState } from '../../certificate/live-state.ts'
import type { Clocks } from '../../clock/clock.ts'
import type { FieldCounts } from '../search.ts'

const epoch = Temporal.PlainDate.from('1970-01-01')
const dayOf = (days: number): string => epoch.add({ days }).toString()

/**
 * How many products have each state, from counts by standing, last day and clock (`termKey`): every one of these is
 * told its state on its own clock's day.
 */
export const stateCounts = (
  byTerm: Readonly<Record<string, number>>,
  clocks: Clocks,
): FieldCounts => {
  const sums = new Map<string, number>()
  for (const [term, count] of Object.entries(byTerm)) {
    const [standing, lastDay, ...clock] = term.split('|')
    const validTo = dayOf(Number(lastDay))
    const today = clocks.dayOf(clock.join('|'))
    if (today === undefined) continue
    const state = liveState(
      { standing: CertificateStanding.parse(standing), validTo, extendedTo: null },
      today,
    )
    sums.set(state, (sums.get(state) ?? 0) + count)
  }
  return [...sums].map(([value, count]) => ({ value, count }))
}
