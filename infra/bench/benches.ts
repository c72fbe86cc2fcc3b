import type { Bench } from './bench.ts'
import { measureDeadlineDay } from './deadline-day.ts'
import { measureEvaluations } from './evaluations.ts'
import { measurePages } from './pages.ts'

/** Every benchmark by name, in the order they run. */
export const benches: readonly Bench[] = [
  {
    name: 'evaluations',
    run: async ({ below, size = 200 }) => [
      await measureEvaluations(below.servers.temporal.address, { calls: size, clients: 8 }),
    ],
  },
  {
    name: 'deadline-day',
    run: async ({ enginePid, size = 5_000 }) => [
      await measureDeadlineDay({ size, startPerSecond: 12, engine: enginePid }),
    ],
  },
  { name: 'pages', run: measurePages },
]
