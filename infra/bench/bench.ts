import type { ServerStack, StackOptions } from '../dev/stack.ts'
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
