import { allHandlersFinished, condition, proxyActivities, setHandler } from '@temporalio/workflow'
import type {
  ProcessApplied,
  ProcessInput,
  ProcessMemory,
  ProcessMessage,
} from '@ocop/dossiers/contract/processes'
import { ActDesk } from '../evaluation/act-desk.ts'
import { asRefusal, patience } from '../evaluation/policy.ts'
import { ProgrammeClock } from '../evaluation/programme-clock.ts'
import type { ProcessActivities } from './activities.ts'
import { act, clockAdvanced, recordChanged, stage, stepChanged } from './messages.ts'
import { OpenSteps } from './open-steps.ts'

const services = proxyActivities<ProcessActivities>(patience)

/** A moment a process waits for, beside the marks of its open steps. */
export type Moment = { readonly id: string; readonly at: string }
/** What woke it: a command, the word that its record changed, or the first of its moments. */
export type Woken =
  | { readonly kind: 'act'; readonly message: ProcessMessage }
  | { readonly kind: 'news' }
  | { readonly kind: 'moment'; readonly id: string }

/** So many answered commands are remembered over a continue-as-new. */
const remembered = 200

/**
 * The front of a process that waits for acts or for moments: takes commands in turn, tells the marks of its open steps
 * while it waits, numbers its writes. What the process is about decides what is waited for.
 */
export class ProcessDesk {
  readonly steps: OpenSteps
  readonly #workflowId: string
  readonly #clock: ProgrammeClock
  readonly #desk: ActDesk
  #processVersion: number
  #news = false
  /** Steps that changed on record and were not read anew yet. */
  readonly #changed = new Set<string>()
  #handled = 0

  constructor({ workflowId, clock, beganAt, memory }: ProcessInput) {
    this.#workflowId = workflowId
    this.#clock = new ProgrammeClock(clock, memory?.at ?? beganAt)
    this.#desk = new ActDesk(memory?.answers)
    this.#processVersion = memory?.processVersion ?? 0
    this.steps = new OpenSteps(workflowId, () => this.write(), memory?.steps)
  }

  /** To be called before anything is awaited. */
  listen(): void {
    setHandler(stage, () => this.steps.names())
    setHandler(clockAdvanced, ({ now }) => this.#clock.hear(now))
    setHandler(stepChanged, ({ stepId }) => void this.#changed.add(stepId))
    setHandler(recordChanged, () => {
      this.#news = true
    })
    setHandler(
      act,
      (message) => {
        this.#clock.hear(message.at)
        return this.#desk.receive(message)
      },
      { validator: (message) => this.#desk.validate(message) },
    )
  }

  now(): string {
    return this.#clock.now()
  }

  /** The next write: its version tells the records which of two came later. */
  write(): { readonly at: string; readonly processVersion: number } {
    this.#processVersion += 1
    return { at: this.now(), processVersion: this.#processVersion }
  }

  /** Waits for one of the acts, for news, or for the first of the moments; meanwhile tells the open steps' marks. */
  async wait(acts: readonly string[], moments: readonly Moment[]): Promise<Woken> {
    this.#desk.stand({ acts: acts.map((each) => ({ act: each })) })
    for (;;) {
      await this.#readChanged()
      const [moment] = moments.toSorted(earlier)
      const mark = this.steps.nextMark()
      const isMark = mark !== undefined && (moment === undefined || earlier(mark, moment) <= 0)
      const due = isMark ? mark.at : moment?.at
      if (await this.#clock.waitUntil(due, () => this.#isWoken() || this.#changed.size > 0)) {
        if (this.#isWoken()) return this.#heed()
        continue
      }
      if (isMark) await this.steps.tellNext()
      else if (moment) return { kind: 'moment', id: moment.id }
    }
  }

  /** Has the records write a command, and answers its sender. @returns undefined when they refused it */
  async apply(message: ProcessMessage): Promise<ProcessApplied | undefined> {
    const { commandId, at } = message
    this.#handled += 1
    let applied: ProcessApplied
    try {
      const { processVersion } = this.write()
      const order = { commandId, at, processVersion, workflowId: this.#workflowId }
      applied = await services.applyToProcess(order)
    } catch (error) {
      this.#desk.answer(message, asRefusal(error))
      return undefined
    }
    // Whoever is answered may send the next command at once: it waits for what comes after this one.
    this.#desk.stand(undefined)
    const { id, version, state } = applied
    this.#desk.answer(message, { id, version, state })
    return applied
  }

  /** Whether so many commands were handled in this run that the process should continue as new. */
  hasHandled(commands: number): boolean {
    return this.#handled >= commands && !this.#isBusy()
  }

  /**
   * Lets the last senders have their answers, then says what the next run has to know.
   * @returns undefined when something came meanwhile: it goes first
   */
  async drained(): Promise<ProcessMemory | undefined> {
    await condition(() => allHandlersFinished() || this.#isBusy())
    if (this.#isBusy()) return undefined
    return {
      at: this.now(),
      processVersion: this.#processVersion,
      answers: this.#desk.answered(remembered),
      steps: this.steps.standing(),
    }
  }

  /** Closes what is open, refuses who still waits, and ends the process on the record. */
  async end(outcome: string): Promise<void> {
    await this.steps.closeAll(outcome)
    this.#desk.close()
    await services.endProcess(this.#workflowId, this.now())
    await condition(allHandlersFinished)
  }

  async #readChanged(): Promise<void> {
    for (const stepId of this.#changed) {
      this.#changed.delete(stepId)
      await this.steps.restate(stepId, this.now())
    }
  }

  /** What the next run would not know of. */
  #isBusy(): boolean {
    return this.#desk.next() !== undefined || this.#changed.size > 0
  }

  #isWoken(): boolean {
    return this.#news || this.#desk.next() !== undefined
  }

  #heed(): Woken {
    const message = this.#desk.next()
    if (message) return { kind: 'act', message }
    this.#news = false
    return { kind: 'news' }
  }
}

const earlier = (left: Moment, right: Moment): number =>
  left.at < right.at ? -1 : left.at > right.at ? 1 : left.id < right.id ? -1 : 1
