import type { Fault } from '@ocop/kernel/problem'
import type { Mode, Realm } from '@ocop/kernel/realm'
import type { Unit } from '../../contract/units.ts'

/** A demonstration enters rehearsal records only, unless told otherwise; production enters live ones. */
export const realmIn = (mode: Mode): Realm => (mode === 'production' ? 'live' : 'rehearsal')

/**
 * Why an organisation cannot be entered at this unit: it must be an open commune, phường or đặc khu included.
 * @param realm a rehearsal of an earlier year has organisations where communes were then
 */
export const communeFaults = (
  unit: Unit | undefined,
  pointer: string,
  realm: Realm = 'live',
): Fault[] => {
  if (!unit) return [{ pointer, code: 'unit-unknown', detail: 'There is no unit with this code.' }]
  if (unit.state === 'dissolved' && realm === 'live')
    return [
      {
        pointer,
        code: 'unit-dissolved',
        detail: `${unit.fullName} was dissolved; see ${unit.successor}.`,
      },
    ]
  if (unit.level !== 'commune')
    return [
      { pointer, code: 'unit-not-a-commune', detail: 'An organisation is entered at its commune.' },
    ]
  return []
}
