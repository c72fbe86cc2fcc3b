import { condition, upsertMemo } from '@temporalio/workflow'
import { evaluation, type ProcessClock } from '@ocop/dossiers/contract/evaluation'

/**
 * Programme time inside one process. On the live clock it is the engine's time; on a stepped clock it moves only by
 * what the process is told: `clockAdvanced`, and the programme time each command carries.
 */
export class ProgrammeClock {
  readonly #clock: ProcessClock
  #toldMs: number

  constructor(clock: ProcessClock, startedAt: string) {
    this.#clock = clock
    this.#toldMs = Date.parse(startedAt)
  }

  /** Takes note of a programme time seen in a message; never backwards. */
  hear(instant: string): void {
    this.#toldMs = Math.max(this.#toldMs, Date.parse(instant))
  }

  now(): string {
    return new Date(this.#nowMs()).toISOString()
  }

  /**
   * Waits until `due` (for ever when undefined) and, unless it is to be prompt, the clock's lag are over, or until
   * `woken` holds.
   * @returns true when woken, false when the due time came first: in one activation messages go before timers, and
   * what a lag holds back goes before messages
   */
  async waitUntil(
    due: string | undefined,
    woken: () => boolean,
    { prompt = false } = {},
  ): Promise<boolean> {
    if (due === undefined) {
      this.announce(null)
      await condition(woken)
      return true
    }
    const dueMs = Date.parse(due)
    if (this.#clock.kind === 'live') {
      const lagMs = prompt ? 0 : (this.#clock.lagMs ?? 0)
      const isWoken = await condition(woken, Math.max(dueMs + lagMs - Date.now(), 0))
      const isOwed = lagMs > 0 && dueMs < this.#nowMs()
      return isWoken && !isOwed
    }
    this.announce(due)
    await condition(() => woken() || this.#toldMs >= dueMs)
    return woken()
  }

  /** The stepper reads the next due moment from the memo: it needs no worker for that. */
  announce(due: string | null): void {
    if (this.#clock.kind === 'stepped') upsertMemo({ [evaluation.nextDue]: due })
  }

  #nowMs(): number {
    return this.#clock.kind === 'live' ? Math.max(Date.now(), this.#toldMs) : this.#toldMs
  }
}
