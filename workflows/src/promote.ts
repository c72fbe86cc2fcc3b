import { NativeConnection } from '@temporalio/worker'
import { z } from 'zod'
import { readConfig } from '@ocop/runtime/config'
import { createLogger } from '@ocop/runtime/logger'
import { deploymentName } from './deployment.ts'
import { promote } from './promotion.ts'

/** A step of a release, once its workers run beside those of the release before: all processes go on with them. */
const config = readConfig(
  z.object({
    TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
    TEMPORAL_NAMESPACE: z.string().default('ocop'),
    DEPLOYMENT_BUILD_ID: z.string().min(1),
  }),
)
const connection = await NativeConnection.connect({ address: config.TEMPORAL_ADDRESS })
try {
  const build = { deploymentName, buildId: config.DEPLOYMENT_BUILD_ID }
  await promote(connection, { namespace: config.TEMPORAL_NAMESPACE, ...build })
  createLogger('promote').info(build, 'the processes go on with the workers of this build')
} finally {
  await connection.close()
}
