import type { Post } from '@ocop/kernel/actor'
import { hasEnded, unitGone } from '@ocop/kernel/unit-life'
import type { UnitRef } from '@ocop/kernel/units'
import type { Directory } from './gateway.ts'

type Ends = Pick<Directory, 'endOf'>

/**
 * A post acts only while its unit lives, by the day of the dossier's own clock. A producer acts for an organisation,
 * which outlives its commune.
 * @throws forbidden `unit-gone`
 */
export const demandStanding = async (
  { endOf }: Ends,
  { unit, organisation }: Post,
  day: string,
): Promise<void> => {
  if (organisation) return
  const end = await endOf(unit.path)
  if (end && hasEnded(end.dissolvedOn, day))
    throw unitGone(
      `${unit.name} was dissolved on ${end.dissolvedOn}; ${end.successor.name} took over.`,
      end.successor.code,
    )
}

/** The unit that stands for this one on a day: itself, or what took over from it. */
export const standingUnit = async (
  { endOf }: Ends,
  unit: UnitRef,
  day: string,
): Promise<UnitRef> => {
  const end = await endOf(unit.path)
  return end && hasEnded(end.dissolvedOn, day) ? end.successor : unit
}
