import type { Post } from '@ocop/kernel/actor'
import type { LedgerAct } from '../../contract/board.ts'
import type { StepRow } from '../board/store.ts'
import type { Taker } from './taker.ts'

/** Acts that change a step's own record: ordered of the service that keeps it, then noted here. */
export type OrderedAct = Exclude<LedgerAct, 'pick-up' | 'remind'>

/** One act as it will be ordered: who may do it was asked, and to whom the step goes. */
export type Ready = {
  readonly act: OrderedAct
  readonly step: StepRow
  readonly post: Post
  readonly to: Taker | undefined
  /** The step stays with its post and only changes hands within it: nothing of its record changes. */
  readonly onlyHands: boolean
}
