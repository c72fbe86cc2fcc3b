import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { Client } from '@temporalio/client'
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Worker } from '@temporalio/worker'
import { underLoad, type Figures } from '../timing.ts'
import type { doNothing } from './workflow.ts'

/** An activity leaves three events and the task that schedules the next one three more. */
const eventsPerTime = 6
const eventsAround = 5

/** Runs the workflow that does nothing, with as many events as asked for, on a worker of its own. */
export const runNoOps = async (
  client: Client,
  {
    address,
    events,
    clients,
    calls,
  }: { address: string; events: number; clients: number; calls: number },
): Promise<{ readonly figures: Figures; readonly events: number }> => {
  const taskQueue = `bench-${randomUUID()}`
  const connection = await NativeConnection.connect({ address })
  const worker = await Worker.create({
    connection,
    namespace: client.options.namespace,
    taskQueue,
    workflowBundle: await bundleWorkflowCode({
      workflowsPath: fileURLToPath(new URL('workflow.ts', import.meta.url)),
      logger: new DefaultLogger('ERROR'),
    }),
    activities: { nothing: async () => undefined },
  })
  const times = Math.max(1, Math.round((events - eventsAround) / eventsPerTime))
  try {
    return await worker.runUntil(async () => {
      const run = (index: number) =>
        client.workflow.execute<typeof doNothing>('doNothing', {
          workflowId: `${taskQueue}:${index}`,
          taskQueue,
          args: [times],
        })
      const figures = await underLoad({ clients, calls }, run)
      const { historyLength } = await client.workflow.getHandle(`${taskQueue}:0`).describe()
      return { figures, events: historyLength }
    })
  } finally {
    await connection.close()
  }
}
