import { ApplicationFailure, condition } from '@temporalio/workflow'
import type { ActAnswer } from '@ocop/dossiers/contract/evaluation'
import type { ProcessMessage } from '@ocop/dossiers/contract/processes'

/** What may be done now: the acts of an open step, or of all that are open. */
type Open = { readonly acts: readonly { readonly act: string }[] }

const outOfTurn = (act: string): ApplicationFailure =>
  ApplicationFailure.nonRetryable(`${act} is not what is waited for now.`, 'act-not-now')

/**
 * Takes commands in, one after the other, and hands each sender its answer. A command that comes between two steps
 * waits for the next step to open before it is judged. The same command again gets the answer it got, refusals too.
 */
export class ActDesk<Message extends ProcessMessage = ProcessMessage> {
  readonly #waiting: Message[] = []
  readonly #answers = new Map<string, ActAnswer | ApplicationFailure>()
  #open: Open | undefined
  #closed = false

  /** @param answered commands answered before a continue-as-new: they count as answered still */
  constructor(answered: readonly (readonly [commandId: string, answer: ActAnswer])[] = []) {
    for (const [commandId, answer] of answered) this.#answers.set(commandId, answer)
  }

  /** The commands answered last, refusals left out: what was refused changed nothing and may be judged anew. */
  answered(limit: number): readonly (readonly [string, ActAnswer])[] {
    return [...this.#answers]
      .flatMap(([id, answer]) =>
        answer instanceof ApplicationFailure ? [] : [[id, answer] as const],
      )
      .slice(-limit)
  }

  /** The step now open; undefined while the process is between two steps. */
  stand(step: Open | undefined): void {
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
  validate(message: Message): void {
    if (this.#answers.has(message.commandId)) return
    if (this.#closed || (this.#open && !allows(this.#open, message.act)))
      throw outOfTurn(message.act)
  }

  async receive(message: Message): Promise<ActAnswer> {
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
  next(): Message | undefined {
    return this.#waiting[0]
  }

  answer(message: Message, answer: ActAnswer | ApplicationFailure): void {
    const index = this.#waiting.indexOf(message)
    if (index >= 0) this.#waiting.splice(index, 1)
    this.#answers.set(message.commandId, answer)
  }

  #isWaiting(commandId: string): boolean {
    return this.#waiting.some((message) => message.commandId === commandId)
  }
}

const allows = (step: Open, act: string): boolean => step.acts.some((entry) => entry.act === act)
