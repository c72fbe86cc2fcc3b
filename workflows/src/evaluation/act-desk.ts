import { ApplicationFailure, condition } from '@temporalio/workflow'
import type { ActAnswer, ActMessage } from '@ocop/dossiers/contract/evaluation'
import type { StepPlan } from '@ocop/dossiers/contract/regime'

const outOfTurn = (act: string): ApplicationFailure =>
  ApplicationFailure.nonRetryable(`${act} is not what this dossier waits for now.`, 'act-not-now')

/**
 * Takes commands in, one after the other, and hands each sender its answer. A command that comes between two steps
 * waits for the next step to open before it is judged. The same command again gets the answer it got, refusals too.
 */
export class ActDesk {
  readonly #waiting: ActMessage[] = []
  readonly #answers = new Map<string, ActAnswer | ApplicationFailure>()
  #open: StepPlan | undefined
  #closed = false

  /** The step now open; undefined while the process is between two steps. */
  stand(step: StepPlan | undefined): void {
    this.#open = step
    if (step === undefined) return
    for (const message of this.#waiting.filter(({ act }) => !allows(step, act)))
      this.answer(message, outOfTurn(message.act))
  }

  /** Ends the desk: who still waits is refused. */
  close(): void {
    this.#closed = true
    for (const message of [...this.#waiting]) this.answer(message, outOfTurn(message.act))
  }

  /** Refuses at once, before anything is written, what the open step does not allow. */
  validate(message: ActMessage): void {
    if (this.#answers.has(message.commandId)) return
    if (this.#closed || (this.#open && !allows(this.#open, message.act)))
      throw outOfTurn(message.act)
  }

  async receive(message: ActMessage): Promise<ActAnswer> {
    const { commandId } = message
    const known = this.#answers.has(commandId) || this.#isWaiting(commandId)
    if (!known) this.#waiting.push(message)
    await condition(() => this.#answers.has(commandId))
    const answer = this.#answers.get(commandId)
    if (answer === undefined || answer instanceof ApplicationFailure)
      throw answer ?? outOfTurn(message.act)
    return answer
  }

  /** The command whose turn it is. */
  next(): ActMessage | undefined {
    return this.#waiting[0]
  }

  answer(message: ActMessage, answer: ActAnswer | ApplicationFailure): void {
    const index = this.#waiting.indexOf(message)
    if (index >= 0) this.#waiting.splice(index, 1)
    this.#answers.set(message.commandId, answer)
  }

  #isWaiting(commandId: string): boolean {
    return this.#waiting.some((message) => message.commandId === commandId)
  }
}

const allows = (step: StepPlan, act: string): boolean =>
  step.acts.some((entry) => entry.act === act)
