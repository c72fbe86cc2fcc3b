import type { Post } from '@ocop/kernel/actor'
import { Problem } from '@ocop/kernel/problem'
import type { UnitRef } from '@ocop/kernel/units'
import type { Directory } from './gateway.ts'

type Ends = Pick<Directory, 'endOf'>

/**
 * A post acts only while its unit lives, by the day of the dossier's own clock: in a rehearsal of 2025 a district acts
 * until 30 June. A producer acts for an organisation, which outlives its commune.
 * @throws forbidden `unit-gone`
 */
export const demandStanding = async (
  { endOf }: Ends,
  { unit, organisation }: Post,
  day: string,
): Promise<void> => {
  if (organisation) return
  const end = await endOf(unit.path)
  if (end && end.dissolvedOn <= day)
    throw new Problem(
      'forbidden',
      'unit-gone',
      `${unit.name} was dissolved on ${end.dissolvedOn}; ${end.successor.name} took over.`,
      { facts: { successor: end.successor.code } },
    )
}

/** The unit that stands for this one on a day: itself, or what took over from it. */
export const standingUnit = async (
  { endOf }: Ends,
  unit: UnitRef,
  day: string,
): Promise<UnitRef> => {
  const end = await endOf(unit.path)
  return end && end.dissolvedOn <= day ? end.successor : unit
}
