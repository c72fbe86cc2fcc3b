import { ScheduleAlreadyRunning, ScheduleOverlapPolicy, type Client } from '@temporalio/client'
import { evaluation } from '../../contract/evaluation.ts'
import { reconciling } from '../../contract/process-names.ts'

/** Has the engine look over everything again and again; asked again it changes nothing. */
export const scheduleReconciliation = async ({ schedule }: Client): Promise<void> => {
  try {
    await schedule.create({
      scheduleId: reconciling.schedule,
      spec: { intervals: [{ every: `${reconciling.everyMinutes} minutes` }] },
      action: {
        type: 'startWorkflow',
        workflowType: reconciling.workflow,
        workflowId: reconciling.workflowId,
        taskQueue: evaluation.taskQueue,
        args: [],
        workflowExecutionTimeout: '1 hour',
      },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' },
    })
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error
  }
}
