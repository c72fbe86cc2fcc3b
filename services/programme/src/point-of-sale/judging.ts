import { Problem, type Fault } from '@ocop/kernel/problem'
import type { UnitRef } from '@ocop/kernel/units'
import type { Unit } from '@ocop/identity/contract/units'
import { isStanding } from '../unit/life.ts'

type Place = Pick<UnitRef, 'level'>

/** A place a point of sale can be in: a unit there is, below the ministry. */
export const isPlace = <U extends Place>(unit: U | undefined): unit is U =>
  unit !== undefined && unit.level !== 'ministry'

/** The code of the province a unit is or lies in. */
export const provinceOf = ({ path }: Pick<UnitRef, 'path'>): string => path.split('/')[1] ?? ''

/** What is wrong with the unit a point of sale is said to be in, on that day. */
export const unitFaults = (unit: Unit | undefined, today: string): Fault[] => {
  const pointer = '/unit'
  if (unit === undefined)
    return [{ pointer, code: 'unit-unknown', detail: 'There is no such unit.' }]
  if (!isPlace(unit)) {
    const detail = 'A point of sale is in a province or below it.'
    return [{ pointer, code: 'unit-too-wide', detail }]
  }
  if (isStanding(unit, today)) return []
  const detail = `${unit.fullName} was dissolved on ${unit.dissolvedOn ?? 'an earlier day'}.`
  return [{ pointer, code: 'unit-dissolved', detail }]
}

/** What is wrong with the day it opened; `last` is today, or the day it closed. */
export const openingFaults = (openedOn: string, last: string): Fault[] =>
  openedOn <= last
    ? []
    : [
        {
          pointer: '/openedOn',
          code: 'opening-day-late',
          detail: `It opened by ${last}: what is still to open is not announced yet.`,
        },
      ]

/** The refusal that lists every fault. */
export const refusalOf = (errors: readonly Fault[]): Problem =>
  new Problem('invalid', 'body-invalid', `${errors.length} fault(s) in what was sent.`, { errors })

/** @throws invalid with every fault, when there are any */
export const demandNone = (faults: readonly Fault[]): void => {
  if (faults.length > 0) throw refusalOf(faults)
}
