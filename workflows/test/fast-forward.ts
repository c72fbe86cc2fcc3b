import { randomUUID } from 'node:crypto'
import { msToTs } from '@temporalio/common/lib/time.js'
import type { Stage } from './stage.ts'

/**
 * Lets one workflow's own clock run so many days ahead, stopping wherever it has something to do. The server skips
 * time only inside the workflow, and only where its configuration allows it: on test servers.
 */
export const fastForward = async (
  { client }: Stage,
  workflowId: string,
  days: number,
): Promise<void> => {
  const { workflowService } = client
  const { namespace } = client.options
  const fastForwardId = randomUUID()
  const workflowExecution = { workflowId }
  await workflowService.updateWorkflowExecutionOptions({
    namespace,
    workflowExecution,
    workflowExecutionOptions: {
      timeSkippingConfig: {
        enabled: true,
        fastForwardConfig: { id: fastForwardId, duration: msToTs(days * 86_400_000) },
      },
    },
    updateMask: { paths: ['time_skipping_config'] },
  })
  await workflowService.pollWorkflowExecutionTimeSkipping({
    namespace,
    workflowExecution,
    fastForwardId,
  })
}
