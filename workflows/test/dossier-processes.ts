import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { WithStartWorkflowOperation, type WorkflowExecutionDescription } from '@temporalio/client'
import {
  evaluation,
  type ActAnswer,
  type ActMessage,
  type EvaluationStage,
  type LevelResult,
  type ProcessClock,
} from '@ocop/dossiers/contract/evaluation'
import {
  type ActName,
  type EvaluationLevel,
  type LevelPlan,
  Regime,
} from '@ocop/dossiers/contract/regime'
import { levelsFor, type Application } from '@ocop/dossiers/contract/plan'
import law148 from '../../services/dossiers/data/regimes/148-2023.json' with { type: 'json' }
import law1489 from '../../services/dossiers/data/regimes/1489-2025.json' with { type: 'json' }
import law26 from '../../services/dossiers/data/regimes/26-2026.json' with { type: 'json' }
import type { evaluateDossier } from '../src/index.ts'
import type { Verdict } from './fake-services.ts'
import type { Stage } from './stage.ts'

export const regime148 = Regime.parse(law148)
export const regime1489 = Regime.parse(law1489)
export const regime26 = Regime.parse(law26)
export const first: Application = { kind: 'first', heldStars: null }
export const noon = '2026-06-01T05:00:00.000Z'

type Sending = Verdict & { readonly at?: string; readonly commandId?: string }
type Place = { readonly level?: EvaluationLevel; readonly attempt?: number }

/** The processes of one dossier on a stage: what can be sent to them and asked of them. */
export class DossierProcesses {
  readonly id = randomUUID()
  readonly stage: Stage
  readonly #clock: ProcessClock
  readonly #levels: readonly LevelPlan[]
  readonly #commandsPerRun: number | undefined
  now: string
  level: EvaluationLevel = 'commune'
  attempt = 1

  constructor(
    stage: Stage,
    {
      clock = 'stepped',
      lagMs = () => undefined,
      regime = regime26,
      application = first,
      now = noon,
      commandsPerRun,
    }: {
      readonly clock?: 'live' | 'stepped'
      readonly lagMs?: (dossierId: string) => number | undefined
      readonly regime?: Regime
      readonly application?: Application
      readonly now?: string
      /** So short are the runs of its processes; as long as they are by themselves where it is left out. */
      readonly commandsPerRun?: number | undefined
    } = {},
  ) {
    this.stage = stage
    const lag = lagMs(this.id)
    this.#clock = {
      id: clock === 'live' ? 'live' : 'rehearsal-test-1',
      kind: clock,
      ...(lag === undefined ? {} : { lagMs: lag }),
    }
    this.#levels = levelsFor(regime, application)
    this.#commandsPerRun = commandsPerRun
    this.now = now
    stage.services.begin(this.id, this.#levels)
  }

  /** What the services were asked for, in order. */
  get story(): readonly string[] {
    return this.stage.services.stories.get(this.id) ?? []
  }

  get parent() {
    return this.stage.client.workflow.getHandle<typeof evaluateDossier>(
      evaluation.workflowId(this.id),
    )
  }

  handle({ level = this.level, attempt = this.attempt }: Place = {}) {
    return this.stage.client.workflow.getHandle(evaluation.levelWorkflowId(this.id, level, attempt))
  }

  lodge(sending: Sending = {}): Promise<ActAnswer> {
    const message = this.#message('lodge', sending)
    return this.sendLodging(message, message.commandId)
  }

  /** Starts the dossier's process with its lodging, or finds it running. */
  sendLodging(message: ActMessage, updateId: string = randomUUID()): Promise<ActAnswer> {
    const { client, taskQueue } = this.stage
    const startWorkflowOperation = new WithStartWorkflowOperation<typeof evaluateDossier>(
      evaluation.workflow,
      {
        workflowId: evaluation.workflowId(this.id),
        taskQueue,
        args: [
          {
            dossierId: this.id,
            clock: this.#clock,
            levels: this.#levels,
            unitPath: 'vn.dong-thap',
            ...(this.#commandsPerRun === undefined ? {} : { commandsPerRun: this.#commandsPerRun }),
          },
        ],
        workflowIdConflictPolicy: 'USE_EXISTING',
      },
    )
    return client.workflow.executeUpdateWithStart<typeof evaluateDossier, ActAnswer, [ActMessage]>(
      evaluation.lodge,
      { args: [message], updateId, startWorkflowOperation },
    )
  }

  /** Sends a command once more as another message: the process knows it by its commandId alone. */
  repeat(message: ActMessage, place: Place): Promise<ActAnswer> {
    return this.handle(place).executeUpdate<ActAnswer, [ActMessage]>(evaluation.act, {
      args: [message],
      updateId: randomUUID(),
    })
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

  async where(): Promise<string | null> {
    try {
      return (await this.handle().query<EvaluationStage>(evaluation.stage)).step
    } catch {
      return null
    }
  }

  /** What the memo says the process waits for, once it has nothing else to do. */
  async nextDue(): Promise<string | null> {
    for (;;) {
      const description = await this.handle().describe()
      const { raw, memo } = description
      const hasTask = raw.pendingWorkflowTask || (raw.pendingActivities ?? []).length > 0
      const busy = isYetToBegin(description) || hasTask
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
    this.stage.services.draft(commandId, act, verdict)
    return { commandId, act, at }
  }
}

/** A run that was continued, and waits until a second has passed since the one before it began. */
const isYetToBegin = ({ executionTime, historyLength }: WorkflowExecutionDescription): boolean =>
  historyLength <= 1 || (executionTime?.getTime() ?? 0) > Date.now()
