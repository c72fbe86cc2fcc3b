import { Problem } from '@ocop/kernel/problem'

/**
 * The row a guarded update changed.
 * @throws conflict when the guard let nothing through: somebody else was first, or the thing moved on
 */
export const guarded = <Row>(row: Row | undefined, code = 'version-stale'): Row => {
  if (row === undefined)
    throw new Problem(
      'conflict',
      code,
      'The record has changed since it was read. Load it again and repeat.',
    )
  return row
}

/** Whether an error is a unique-key violation of the named constraint (any, when none is named). */
export const isUniqueViolation = (error: unknown, constraint?: string): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  error.code === '23505' &&
  (constraint === undefined || ('constraint' in error && error.constraint === constraint))
