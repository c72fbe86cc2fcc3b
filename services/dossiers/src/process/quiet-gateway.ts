import {
  WorkflowNotFoundError,
  type Client,
  type WorkflowExecutionDescription,
} from '@temporalio/client'
import { evaluation } from '../../contract/evaluation.ts'

/** Whether a process or one of its children has work pending; if not, which of them waits for what moment. */
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
  if (hasTask(parent)) return busy
  // A dossier's process always has a level below it; one that has none is between two.
  if (children.length === 0)
    return parent.type === evaluation.workflow ? busy : { quiet: true, waits: waitOf(parent) }
  const described = await Promise.all(
    children.map((child) => describe(client, child.workflowId ?? '')),
  )
  if (!described.every(isWaiting)) return busy
  return { quiet: true, waits: [parent, ...described.filter(isWaiting)].flatMap(waitOf) }
}

/** A child with nothing to do until a command or a moment comes. */
const isWaiting = (
  child: WorkflowExecutionDescription | undefined,
): child is WorkflowExecutionDescription =>
  child !== undefined && child.status.name === 'RUNNING' && !hasTask(child)

const waitOf = ({ workflowId, memo }: WorkflowExecutionDescription) => {
  const nextDue = memo?.[evaluation.nextDue]
  return typeof nextDue === 'string' ? [{ workflowId, nextDue }] : []
}

const hasTask = (process: WorkflowExecutionDescription): boolean =>
  Boolean(process.raw.pendingWorkflowTask) ||
  (process.raw.pendingActivities?.length ?? 0) > 0 ||
  isYetToBegin(process)

/** The engine lets a run that was continued wait until a second has passed since the one before it began. */
const isYetToBegin = ({ executionTime, historyLength }: WorkflowExecutionDescription): boolean =>
  historyLength <= 1 || (executionTime?.getTime() ?? 0) > Date.now()

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
