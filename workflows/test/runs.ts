import type { Client } from '@temporalio/client'
import type { History } from '@temporalio/common/lib/proto-utils.js'

/** One run of a process: the latest, or one that the next was continued from. */
export type PlayedRun = {
  readonly workflowId: string
  readonly runId: string
  readonly history: History
  readonly continuedFrom: string | undefined
}

/** All runs of a process, the latest first: each names the one it was continued from. */
export const runsOf = async (client: Client, workflowId: string): Promise<PlayedRun[]> => {
  const runs: PlayedRun[] = []
  let { runId } = await client.workflow.getHandle(workflowId).describe()
  for (;;) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory()
    const started = history.events?.[0]?.workflowExecutionStartedEventAttributes
    const continuedFrom = started?.continuedExecutionRunId || undefined
    runs.push({ workflowId, runId, history, continuedFrom })
    if (continuedFrom === undefined) return runs
    runId = continuedFrom
  }
}
