import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { WithStartWorkflowOperation } from '@temporalio/client'
import {
  evaluation,
  type ActAnswer,
  type ActMessage,
  type EvaluationStage,
  type LevelResult,
} from '@ocop/dossiers/contract/evaluation'
import { type ActName, type EvaluationLevel, Regime } from '@ocop/dossiers/contract/regime'
import law26 from '../../services/dossiers/data/regimes/26-2026.json' with { type: 'json' }
import type { evaluateDossier } from '../src/index.ts'
import type { Verdict } from './fake-services.ts'
import { later } from './fake-visit.ts'
import type { Stage } from './stage.ts'

export const regime26 = Regime.parse(law26)
export const noon = '2026-06-01T05:00:00.000Z'

type Sending = Verdict & { readonly at?: string; readonly commandId?: string }
type Place = { readonly level?: EvaluationLevel; readonly attempt?: number }

/** One dossier on a stage, moved as its people would move it. */
export class DossierInPlay {
  readonly id = randomUUID()
  readonly #stage: Stage
  readonly #clock: 'live' | 'stepped'
  readonly #regime: Regime
  now: string
  level: EvaluationLevel = 'commune'
  attempt = 1

  constructor(
    stage: Stage,
    {
      clock = 'stepped',
      regime = regime26,
      now = noon,
    }: {
      readonly clock?: 'live' | 'stepped'
      readonly regime?: Regime
      readonly now?: string
    } = {},
  ) {
    this.#stage = stage
    this.#clock = clock
    this.#regime = regime
    this.now = now
    stage.services.begin(this.id, regime)
  }

  /** What the services were asked for, in order. */
  get story(): readonly string[] {
    return this.#stage.services.stories.get(this.id) ?? []
  }

  get parent() {
    return this.#stage.client.workflow.getHandle<typeof evaluateDossier>(
      evaluation.workflowId(this.id),
    )
  }

  handle({ level = this.level, attempt = this.attempt }: Place = {}) {
    return this.#stage.client.workflow.getHandle(
      evaluation.levelWorkflowId(this.id, level, attempt),
    )
  }

  lodge(sending: Sending = {}): Promise<ActAnswer> {
    const message = this.#message('lodge', sending)
    const { client, taskQueue } = this.#stage
    const startWorkflowOperation = new WithStartWorkflowOperation<typeof evaluateDossier>(
      evaluation.workflow,
      {
        workflowId: evaluation.workflowId(this.id),
        taskQueue,
        args: [
          {
            dossierId: this.id,
            clock: { id: this.#clock === 'live' ? 'live' : 'rehearsal-test-1', kind: this.#clock },
            levels: this.#regime.levels,
          },
        ],
        workflowIdConflictPolicy: 'USE_EXISTING',
      },
    )
    return client.workflow.executeUpdateWithStart<typeof evaluateDossier, ActAnswer, [ActMessage]>(
      evaluation.lodge,
      { args: [message], updateId: message.commandId, startWorkflowOperation },
    )
  }

  /** Sends a command to the level the dossier is at, and drafts what the records will say to it. */
  act(act: ActName, sending: Sending = {}): Promise<ActAnswer> {
    const message = this.#message(act, sending)
    return this.handle().executeUpdate<ActAnswer, [ActMessage]>(evaluation.act, {
      args: [message],
      updateId: message.commandId,
    })
  }

  async score(): Promise<void> {
    await this.handle().signal(evaluation.scorecardSubmitted, {
      scorecardId: randomUUID(),
      at: this.now,
    })
  }

  /** The certificate a fake decision issues; the fake knows the dossier by it. */
  get certificate(): string {
    return `${this.id}-3-DT0001`
  }

  /** From the commune's intake to the province's. */
  async throughCommune(): Promise<void> {
    await this.act('accept')
    await this.act('commune-report')
    await this.arriveAt('province')
  }

  /** From a level's intake to its council. */
  async toScoring(): Promise<void> {
    await this.act('accept')
    await this.act('advisory-report')
  }

  /** All members score, close enough to each other. */
  async scoreAll(scoring = 1): Promise<void> {
    this.#stage.services.tally(this.id, scoring, false)
    await this.score()
    await this.standsAt('council-result')
  }

  /** From a level's intake to its decision. */
  async throughCouncil(): Promise<void> {
    await this.toScoring()
    await this.scoreAll()
    await this.act('council-results')
  }

  /** The dossier goes on at another level; the test waits until its process stands there. */
  async arriveAt(level: EvaluationLevel, attempt = 1): Promise<void> {
    this.level = level
    this.attempt = attempt
    await this.standsAt('intake')
  }

  /** The services have heard this line. */
  async hasTold(line: string): Promise<void> {
    await until(async () => this.story.includes(line))
  }

  /** The level's process has nothing left to do but wait. */
  async isQuiet(): Promise<void> {
    await this.nextDue()
  }

  async standsAt(step: string): Promise<void> {
    await until(async () => (await this.where()) === step)
  }

  async where(): Promise<string | null> {
    try {
      return (await this.handle().query<EvaluationStage>(evaluation.stage)).step
    } catch {
      return null
    }
  }

  /** Steps the clock as a rehearsal does: from one awaited moment to the next, never while there is work pending. */
  async stepTo(to: string): Promise<void> {
    for (;;) {
      const due = await this.nextDue()
      if (due === null || due > to) break
      await this.handle().signal(evaluation.clockAdvanced, { now: due })
    }
    this.now = to
  }

  async stepDays(days: number): Promise<void> {
    await this.stepTo(later(this.now, days))
  }

  /** What the memo says the process waits for, once it has nothing else to do. */
  async nextDue(): Promise<string | null> {
    for (;;) {
      const { raw, memo } = await this.handle().describe()
      const busy = raw.pendingWorkflowTask || (raw.pendingActivities ?? []).length > 0
      const due = memo?.[evaluation.nextDue]
      if (!busy) return typeof due === 'string' ? due : null
      await pause(25)
    }
  }

  result(): Promise<LevelResult | 'refused'> {
    return this.parent.result()
  }

  #message(
    act: ActName,
    { at = this.now, commandId = randomUUID(), ...verdict }: Sending,
  ): ActMessage {
    this.#stage.services.draft(commandId, act, verdict)
    return { commandId, act, at }
  }
}

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  const end = performance.now() + 20_000
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('It did not come to that in time.')
    await pause(25)
  }
}
