import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { Client, Connection } from '@temporalio/client'
import {
  bundleWorkflowCode,
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
  type WorkflowBundle,
} from '@temporalio/worker'
import { asBuild, type WorkerBuild } from '../src/deployment.ts'
import type { Telling } from '../src/process/activities.ts'
import { FakeKeeping } from './fake-keeping.ts'
import { FakeServices } from './fake-services.ts'

/** What a recorded history names as its worker and its client: no machine's name belongs into one. */
const identity = 'ocop-test'

export const workflowsPath = fileURLToPath(new URL('../src/index.ts', import.meta.url))

// Once per process; what goes right is not worth a line.
Runtime.install({ logger: new DefaultLogger('ERROR') })

export type Stage = {
  readonly client: Client
  readonly taskQueue: string
  readonly services: FakeServices
  readonly workflowBundle: WorkflowBundle
  readonly keeping: FakeKeeping
  /** Shuts the worker down and puts another in its place: what it had in memory is lost. */
  readonly replaceWorker: () => Promise<void>
  /** Shuts the worker down; nothing moves until it is replaced. */
  readonly restWorker: () => Promise<void>
  /** Starts a worker of a build beside the others. @returns what stops it */
  readonly startBuild: (build: WorkerBuild) => Promise<() => Promise<void>>
  readonly connection: NativeConnection
  readonly stop: () => Promise<void>
}

/** What both kinds of processes ask for under one name. */
const shared = (services: FakeServices, keeping: FakeKeeping) => {
  const { tell, publishCertificate } = services.activities
  const told = async (mark: Telling): Promise<void> => {
    const line = `tell ${mark.to.role}: ${mark.id.split(':').at(-1)}`
    if (!keeping.hear(mark.stepId, line)) await tell(mark)
  }
  const published = async (number: string): Promise<void> => {
    if (!keeping.hear(`certificate:${number}`, 'publish')) await publishCertificate(number)
  }
  return { tell: told, publishCertificate: published }
}

/**
 * The workflows on a real Temporal server, on a task queue of their own, over services in memory.
 * @param maxCachedWorkflows 0 makes every task replay its workflow from the beginning
 */
export const openStage = async (maxCachedWorkflows = 100): Promise<Stage> => {
  const address = process.env['TEMPORAL_ADDRESS'] ?? '127.0.0.1:7233'
  const namespace = process.env['TEMPORAL_NAMESPACE'] ?? 'ocop'
  const taskQueue = `test-${randomUUID()}`
  const services = new FakeServices()
  const keeping = new FakeKeeping()
  const connection = await Connection.connect({ address })
  const native = await NativeConnection.connect({ address })
  const workflowBundle = await bundleWorkflowCode({
    workflowsPath,
    logger: new DefaultLogger('ERROR'),
  })
  const work = async (build?: WorkerBuild): Promise<() => Promise<void>> => {
    const worker = await Worker.create({
      ...asBuild(build),
      connection: native,
      namespace,
      taskQueue,
      workflowBundle,
      identity,
      maxCachedWorkflows,
      activities: { ...services.activities, ...keeping.activities, ...shared(services, keeping) },
      shutdownGraceTime: '1 second',
    })
    const running = worker.run()
    return () => {
      worker.shutdown()
      return running
    }
  }
  let stopWorker = await work()
  const restWorker = async (): Promise<void> => {
    await stopWorker()
    stopWorker = async () => undefined
  }
  return {
    client: new Client({ connection, namespace, identity }),
    taskQueue,
    services,
    workflowBundle,
    keeping,
    restWorker,
    startBuild: work,
    connection: native,
    replaceWorker: async () => {
      await restWorker()
      stopWorker = await work()
    },
    stop: async () => {
      await stopWorker()
      await native.close()
      await connection.close()
    },
  }
}
