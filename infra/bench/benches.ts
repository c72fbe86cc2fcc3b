import type { ServerStack, StackOptions } from '../dev/stack.ts'
import { measureDeadlineDay } from './deadline-day.ts'
import { measureEvaluations } from './evaluations.ts'
import type { Finding } from './report.ts'

export type BenchNeeds = {
  readonly options: StackOptions
  readonly below: ServerStack
  readonly enginePid: number | undefined
  /** A smaller or larger run than the one the bars speak of. */
  readonly size: number | undefined
}

export type Bench = {
  readonly name: string
  readonly run: (needs: BenchNeeds) => Promise<readonly Finding[]>
}

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
]
