import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Client, Connection } from '@temporalio/client'
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js'
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Worker } from '@temporalio/worker'
import { evaluation } from '@ocop/dossiers/contract/evaluation'
import { processes } from '@ocop/dossiers/contract/process-names'
import type { ProcessAnswer, ProcessInput, ProcessMessage } from '@ocop/dossiers/contract/processes'
import type { holdRound } from '../src/index.ts'
import { FakeRounds, type Consequence } from './fake-rounds.ts'
import { workflowsPath } from './stage.ts'

const identity = 'ocop-test'
const histories = fileURLToPath(new URL('../histories/', import.meta.url))

/** Rounds' processes on a real Temporal server, over a record in memory. */
export const openRoundStage = async () => {
  const address = process.env['TEMPORAL_ADDRESS'] ?? '127.0.0.1:7233'
  const namespace = process.env['TEMPORAL_NAMESPACE'] ?? 'ocop'
  const taskQueue = `test-${randomUUID()}`
  const rounds = new FakeRounds()
  const connection = await Connection.connect({ address })
  const native = await NativeConnection.connect({ address })
  const logger = new DefaultLogger('ERROR')
  const workflowBundle = await bundleWorkflowCode({ workflowsPath, logger })
  const work = async (): Promise<() => Promise<void>> => {
    const worker = await Worker.create({
      ...{ connection: native, namespace, taskQueue, workflowBundle, identity },
      activities: rounds.activities,
      shutdownGraceTime: '1 second',
    })
    const running = worker.run()
    return () => {
      worker.shutdown()
      return running
    }
  }
  let stopWorker = await work()
  return {
    client: new Client({ connection, namespace, identity }),
    taskQueue,
    rounds,
    /** Puts another worker in the place of this one: what it had in memory is lost. */
    replaceWorker: async (): Promise<void> => {
      await stopWorker()
      stopWorker = await work()
    },
    stop: async (): Promise<void> => {
      await stopWorker()
      await native.close()
      await connection.close()
    },
  }
}
export type RoundStage = Awaited<ReturnType<typeof openRoundStage>>

/** One round on the stage, moved as its people would move it. */
export class RoundInPlay {
  readonly id = randomUUID()
  readonly #stage: RoundStage
  now = '2026-10-05T02:00:00.000Z'

  constructor(stage: RoundStage) {
    this.#stage = stage
    stage.rounds.begin(this.id, '2026-10-29T17:00:00.000Z')
  }

  get story(): readonly string[] {
    return this.#stage.rounds.stories.get(this.id) ?? []
  }

  get handle() {
    return this.#stage.client.workflow.getHandle<typeof holdRound>(
      processes.workflowId('round', this.id),
    )
  }

  async start(): Promise<void> {
    const workflowId = processes.workflowId('round', this.id)
    const input: ProcessInput = {
      ...{ workflowId, subjectId: this.id, beganAt: this.now },
      clock: { id: 'rehearsal-test-1', kind: 'stepped' },
    }
    const { taskQueue } = this.#stage
    await this.#stage.client.workflow.start<typeof holdRound>('holdRound', {
      ...{ workflowId, taskQueue, args: [input] },
    })
  }

  act(
    act: string,
    consequence: Consequence = {},
    commandId: string = randomUUID(),
  ): Promise<ProcessAnswer> {
    this.#stage.rounds.draft(commandId, act, consequence)
    return this.handle.executeUpdate<ProcessAnswer, [ProcessMessage]>(evaluation.act, {
      args: [{ commandId, act, at: this.now }],
      updateId: commandId,
    })
  }

  tellChanged(): Promise<void> {
    return this.handle.signal(processes.recordChanged)
  }

  /** What the memo says the process waits for, once it has nothing else to do. */
  async nextDue(): Promise<string | null> {
    for (;;) {
      const { raw, memo } = await this.handle.describe()
      const busy = raw.pendingWorkflowTask || (raw.pendingActivities ?? []).length > 0
      const due = memo?.[evaluation.nextDue]
      if (!busy) return typeof due === 'string' ? due : null
      await pause(25)
    }
  }

  /** Steps the clock as a rehearsal does: from one awaited moment to the next, never while there is work pending. */
  async stepTo(to: string): Promise<void> {
    for (;;) {
      const due = await this.nextDue()
      if (due === null || due > to) break
      await this.handle.signal(evaluation.clockAdvanced, { now: due })
    }
    this.now = to
  }

  async record(path: string): Promise<void> {
    if (!process.env['OCOP_RECORD']) return
    await mkdir(histories, { recursive: true })
    const history: unknown = JSON.parse(
      historyToJSON(await this.handle.fetchHistory()),
      (key: string, value: unknown) => (key === 'stackTrace' ? '' : value),
    )
    await writeFile(`${histories}${path}.round.json`, `${JSON.stringify(history)}\n`)
  }
}
