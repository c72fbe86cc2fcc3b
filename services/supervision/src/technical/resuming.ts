import type { Post } from '@ocop/kernel/actor'
import { isWithin, type UnitRef } from '@ocop/kernel/units'
import type { TechnicalCause } from '../../contract/steps.ts'

/** The step by which a process that hangs between two steps is shown. */
export const stalled = 'stalled'

type Lost = {
  readonly step: string
  readonly subjectUnit: UnitRef
  readonly technical: TechnicalCause | null
  readonly closedAt: string | null
}

/**
 * Whether a person may have the step's lost process go on by its record: an administrator over what it is about. The
 * dossiers service does it and has the last word; between two steps it has nothing to go on.
 */
export const mayResume = (
  { step, subjectUnit, technical, closedAt }: Lost,
  posts: readonly Post[],
): boolean =>
  closedAt === null &&
  step !== stalled &&
  technical?.kind === 'process-missing' &&
  posts.some(({ role, unit }) => role === 'administrator' && isWithin(subjectUnit.path, unit.path))
