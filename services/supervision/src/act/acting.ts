import type { Post } from '@ocop/kernel/actor'
import type { LedgerAct } from '../../contract/board.ts'
import type { Reading } from '../board/store.ts'
import type { ActDetails } from '../tables.ts'
import type { Asking } from './act.ts'

/** Who acts on steps, how and why. */
export type Acting = {
  readonly act: LedgerAct
  readonly asking: Asking
  readonly reading: Reading
  readonly reason: string | undefined
  readonly details: ActDetails
  readonly commandId: string | undefined
  /** Whom a conflict of interest keeps from the step; nobody where it was not asked. */
  readonly barred?: readonly string[]
  readonly seenVersion?: number | undefined
  /** The second person of a confirmed proposal, and the post it was proposed under. */
  readonly confirmed?: { readonly by: string; readonly post: Post; readonly reason: string }
}
