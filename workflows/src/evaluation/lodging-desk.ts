import { ApplicationFailure, condition } from '@temporalio/workflow'
import type { ActAnswer, ActMessage, DossierMemory } from '@ocop/dossiers/contract/evaluation'

/**
 * Takes the one command that begins an evaluation. Its sender waits here until the first level stands, or until the
 * records refused it.
 */
export class LodgingDesk {
  #commandId: string | undefined
  #command: ActMessage | undefined
  #outcome: ActAnswer | ApplicationFailure | undefined

  /** @param lodging what an earlier run took and answered: sent again, it gets that answer again */
  constructor(lodging?: DossierMemory['lodging']) {
    this.#commandId = lodging?.commandId
    this.#outcome = lodging?.answer
  }

  /** Refuses a second lodging at once. It only reads: a replay does not run validators. */
  validate({ commandId }: ActMessage): void {
    if (this.#commandId !== undefined && this.#commandId !== commandId) throw lodgedAlready()
  }

  async receive(message: ActMessage): Promise<ActAnswer> {
    if (this.#commandId === undefined) {
      this.#commandId = message.commandId
      this.#command = message
    }
    // Two senders at the same moment both pass the validator; only the first one's command counts.
    if (this.#commandId !== message.commandId) throw lodgedAlready()
    await condition(() => this.#outcome !== undefined)
    if (this.#outcome === undefined || this.#outcome instanceof ApplicationFailure)
      throw this.#outcome ?? lodgedAlready()
    return this.#outcome
  }

  /** The command, once somebody has sent it. */
  async arrival(): Promise<ActMessage> {
    await condition(() => this.#command !== undefined)
    if (this.#command === undefined) throw lodgedAlready()
    return this.#command
  }

  /** Hands the sender the answer, or the refusal. */
  answer(outcome: ActAnswer | ApplicationFailure): void {
    this.#outcome = outcome
  }
}

const lodgedAlready = (): ApplicationFailure =>
  ApplicationFailure.nonRetryable('The dossier is lodged already.', 'act-not-now')
