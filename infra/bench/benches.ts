import type { Bench } from './bench.ts'
import { measureBoard } from './board.ts'
import { measureDeadlineDay } from './deadline-day.ts'
import { measureEvaluations } from './evaluations.ts'
import { measurePages } from './pages.ts'
import { measureSearch } from './search.ts'

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
      await measureDeadlineDay({ size, engine: enginePid }),
    ],
  },
  { name: 'board', run: async (needs) => [await measureBoard(needs)] },
  { name: 'pages', run: measurePages },
  {
    name: 'search',
    run: async ({ options, below, size }) =>
      measureSearch({
        ...{ clusterUrl: below.servers.clusterUrl, meilisearch: below.servers.search },
        ports: [options.ports.catalogue, options.ports.web],
        sizes: size === undefined ? [1_000, 20_000, 100_000] : [size],
        ...{ clients: [1, 10, 50], calls: 500 },
      }),
  },
]
