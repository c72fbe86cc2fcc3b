import type { Client, WorkflowExecutionDescription } from '@temporalio/client'
import { WorkflowNotFoundError } from '@temporalio/client'
import { evaluation } from '../../contract/evaluation.ts'

/** Whether a dossier's processes have work pending; if not, which of them waits for what moment. */
export type Quietness =
  | { readonly quiet: false }
  | {
      readonly quiet: true
      readonly waits: readonly { readonly workflowId: string; readonly nextDue: string }[]
    }

const busy: Quietness = { quiet: false }

/**
 * Reads it from the engine alone, without a worker: no pending workflow task, activity or child start in the process
 * or its children. A child that has ended but is still listed by its parent is work pending too.
 */
export const quietness = async (client: Client, workflowId: string): Promise<Quietness> => {
  const parent = await describe(client, workflowId)
  if (parent === undefined || parent.status.name !== 'RUNNING') return { quiet: true, waits: [] }
  const children = parent.raw.pendingChildren ?? []
  if (hasTask(parent) || children.length === 0) return busy
  const described = await Promise.all(
    children.map((child) => describe(client, child.workflowId ?? '')),
  )
  const waits: { workflowId: string; nextDue: string }[] = []
  for (const child of described) {
    if (child === undefined || child.status.name !== 'RUNNING' || hasTask(child)) return busy
    const nextDue = child.memo?.[evaluation.nextDue]
    if (typeof nextDue === 'string') waits.push({ workflowId: child.workflowId, nextDue })
  }
  return { quiet: true, waits }
}

const hasTask = ({ raw }: WorkflowExecutionDescription): boolean =>
  Boolean(raw.pendingWorkflowTask) || (raw.pendingActivities?.length ?? 0) > 0

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
