import {
  WorkflowNotFoundError,
  type Client,
  type WorkflowExecutionDescription,
} from '@temporalio/client'
import { tsToDate } from '@temporalio/common/lib/time.js'
import proto from '@temporalio/proto'
import { evaluation, type EvaluationStage } from '../../contract/evaluation.ts'
import { scheduleReconciliation } from '../reconciliation/schedule-gateway.ts'
import type { Pending, ProcessHealth } from './technical.ts'

const { TaskQueueType } = proto.temporal.api.enums.v1

/** The engine as an operator sees it, without a worker's help except for `stage`. */
export type Engine = {
  readonly health: (workflowId: string) => Promise<ProcessHealth>
  /** Whether a worker asked for work of late. */
  readonly hasWorker: () => Promise<boolean>
  /** Where a level's process says it stands; undefined when no worker answers, or it has ended. */
  readonly stage: (workflowId: string) => Promise<EvaluationStage | undefined>
  /** Workflow ids of dossiers' processes that run and began before an instant. */
  readonly running: (before: string) => Promise<readonly string[]>
  /** Has the engine look over everything again and again; asked again it changes nothing. */
  readonly scheduleReconciliation: () => Promise<void>
}

/** A poll lasts a minute at most, so a worker that was seen longer ago is gone. */
const seenWithinMs = 70_000

export const engine = (client: Client): Engine => ({
  health: async (workflowId) => {
    const process = await describe(client, workflowId)
    if (!process) return { state: 'missing', pending: [] }
    if (process.status.name !== 'RUNNING') return { state: 'closed', pending: [] }
    const children = await Promise.all(
      (process.raw.pendingChildren ?? []).map((child) => describe(client, child.workflowId ?? '')),
    )
    return {
      state: 'running',
      pending: [process, ...children].flatMap((each) => (each ? [pendingOf(each)] : [])),
    }
  },
  hasWorker: async () => {
    const { pollers } = await client.workflowService.describeTaskQueue({
      namespace: client.options.namespace,
      taskQueue: { name: evaluation.taskQueue },
      taskQueueType: TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
    })
    const since = Date.now() - seenWithinMs
    return (pollers ?? []).some(({ lastAccessTime }) => momentOf(lastAccessTime) > since)
  },
  stage: async (workflowId) => {
    try {
      return await client.withDeadline(Date.now() + 5_000, () =>
        client.workflow.getHandle(workflowId).query<EvaluationStage>(evaluation.stage),
      )
    } catch {
      return undefined
    }
  },
  running: async (before) => {
    const ids: string[] = []
    const query = `WorkflowType = '${evaluation.workflow}' AND ExecutionStatus = 'Running' AND StartTime < '${before}'`
    for await (const { workflowId } of client.workflow.list({ query })) ids.push(workflowId)
    return ids
  },
  scheduleReconciliation: () => scheduleReconciliation(client),
})

const describe = async (
  client: Client,
  workflowId: string,
): Promise<WorkflowExecutionDescription | undefined> => {
  try {
    return await client.workflow.getHandle(workflowId).describe()
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined
    throw error
  }
}

const pendingOf = ({ raw }: WorkflowExecutionDescription): Pending => ({
  activities: (raw.pendingActivities ?? []).map((activity) => ({
    name: activity.activityType?.name ?? 'activity',
    attempt: activity.attempt ?? 1,
    since: instantOf(activity.scheduledTime ?? activity.lastStartedTime),
    started: Boolean(activity.lastStartedTime),
  })),
  task: raw.pendingWorkflowTask
    ? {
        attempt: raw.pendingWorkflowTask.attempt ?? 1,
        since: instantOf(
          raw.pendingWorkflowTask.originalScheduledTime ?? raw.pendingWorkflowTask.scheduledTime,
        ),
      }
    : undefined,
})

type Timestamp = Parameters<typeof tsToDate>[0] | null | undefined

const momentOf = (timestamp: Timestamp): number =>
  timestamp ? tsToDate(timestamp).getTime() : Date.now()
const instantOf = (timestamp: Timestamp): string => new Date(momentOf(timestamp)).toISOString()
