import { createServer } from 'node:http'
import { NativeConnection, Runtime, Worker } from '@temporalio/worker'
import { z } from 'zod'
import { evaluation } from '@ocop/dossiers/contract/evaluation'
import { Port, readConfig } from '@ocop/runtime/config'
import { closeServer, stopInOrder } from '@ocop/runtime/lifecycle'
import { createLogger } from '@ocop/runtime/logger'
import { certificateActivities } from './activities/certificate.ts'
import { evaluationActivities } from './activities/evaluation.ts'
import { inspectionActivities } from './activities/inspection.ts'
import { processActivities } from './activities/process.ts'
import { reconciliationActivities } from './activities/reconciliation.ts'
import { roundActivities } from './activities/round.ts'
import { serviceCall } from './activities/service-call.ts'
import { asBuild, deploymentName, keptProcesses } from './deployment.ts'

const logger = createLogger('worker')
const config = readConfig(
  z.object({
    PORT: Port.default(4110),
    HOST: z.string().default('127.0.0.1'),
    TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
    TEMPORAL_NAMESPACE: z.string().default('ocop'),
    DOSSIERS_URL: z.url(),
    SUPERVISION_URL: z.url(),
    SERVICE_SECRET: z.string().min(32),
    /** Names the release this worker is of; without it the engine does not tell workers apart. */
    DEPLOYMENT_BUILD_ID: z.string().default(''),
  }),
)

// SIGTERM is handled below, in order: first the worker finishes what it holds, then the connection closes.
Runtime.install({ shutdownSignals: [] })
const connection = await NativeConnection.connect({ address: config.TEMPORAL_ADDRESS })
const to = (base: string) => serviceCall(base, config.SERVICE_SECRET)
const services = {
  dossiers: to(config.DOSSIERS_URL),
  supervision: to(config.SUPERVISION_URL),
}
const buildId = config.DEPLOYMENT_BUILD_ID
const worker = await Worker.create({
  ...asBuild(buildId === '' ? undefined : { deploymentName, buildId }),
  connection,
  namespace: config.TEMPORAL_NAMESPACE,
  taskQueue: evaluation.taskQueue,
  workflowsPath: new URL('./index.ts', import.meta.url).pathname,
  activities: {
    ...evaluationActivities(services),
    ...processActivities(services),
    ...certificateActivities(services),
    ...inspectionActivities(services),
    ...reconciliationActivities(services),
    ...roundActivities(services),
  },
  maxCachedWorkflows: keptProcesses,
  shutdownGraceTime: '15 seconds',
})
const running = worker.run()
const health = createServer(
  (_req, res) => void res.writeHead(worker.getState() === 'RUNNING' ? 200 : 503).end(),
)
health.listen(config.PORT, config.HOST)
logger.info({ port: config.PORT }, 'the worker takes work')

stopInOrder(logger, [
  () => connection.close(),
  closeServer(health),
  async () => {
    worker.shutdown()
    await running
  },
])
