import { WorkflowUpdateFailedError } from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'

/** The code a command was refused with. */
export const refusal = async (answer: Promise<unknown>): Promise<string> => {
  try {
    await answer
    return 'accepted'
  } catch (error) {
    if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure)
      return error.cause.type ?? 'untyped'
    throw error
  }
}
