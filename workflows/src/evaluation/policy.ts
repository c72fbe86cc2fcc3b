import { ActivityFailure, ApplicationFailure, type ActivityOptions } from '@temporalio/workflow'

/** A service that is down is weather: asked again for as long as it takes, at most half a minute apart. */
export const patience: ActivityOptions = {
  startToCloseTimeout: '30 seconds',
  retry: {
    initialInterval: '500 milliseconds',
    backoffCoefficient: 2,
    maximumInterval: '30 seconds',
  },
}

/**
 * The refusal inside a failed activity, to hand to whoever sent the command.
 * @throws the error itself when it is no refusal, so that the task fails loudly
 */
export const asRefusal = (error: unknown): ApplicationFailure => {
  if (error instanceof ActivityFailure && error.cause instanceof ApplicationFailure)
    return error.cause
  throw error
}

/** A regime's plan that does not hold together is a defect of data: the evaluation stops and says so. */
export const misplanned = (detail: string): ApplicationFailure =>
  ApplicationFailure.nonRetryable(detail, 'plan-broken')
