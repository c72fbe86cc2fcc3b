import type { RoundStanding } from '@ocop/dossiers/contract/round'

/** What a round's process asks of the dossiers service; every one may run twice. */
export type RoundActivities = {
  /** What the round waits for, as its record has it now. */
  lookAtRound: (roundId: string, at: string) => Promise<RoundStanding>
  /** The cut-off has come: what was proposed before it is the round's list. */
  closeList: (roundId: string, at: string) => Promise<void>
  /** Tells some of the dossiers' processes what the round ordered. */
  carryOutOrders: (roundId: string, at: string) => Promise<void>
  /** Every result is decided: the round is over. */
  closeRound: (roundId: string, at: string) => Promise<void>
}
