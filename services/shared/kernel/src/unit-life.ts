import { Problem } from './problem.ts'

/**
 * Whether a law had ended a unit by a day, the record's own: in a rehearsal of 2025 a district is there until 30 June.
 * `dissolvedOn` is undefined for a unit that lives.
 */
export const hasEnded = (dissolvedOn: string | undefined, day: string): boolean =>
  dissolvedOn !== undefined && dissolvedOn <= day

/** The refusal of a post that acts after its unit's end. `successor` is the code of what took over. */
export const unitGone = (detail: string, successor?: string): Problem =>
  new Problem('forbidden', 'unit-gone', detail, successor ? { facts: { successor } } : {})
