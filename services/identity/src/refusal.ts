import { Problem, type Fault } from '@ocop/kernel/problem'

/** @throws invalid with all faults, when there are any */
export const refuse = (errors: readonly Fault[]): void => {
  if (errors.length)
    throw new Problem('invalid', 'body-invalid', `${errors.length} fault(s) in what was sent.`, {
      errors,
    })
}
