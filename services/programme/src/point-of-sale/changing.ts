import type { PersonActor } from '@ocop/kernel/actor'
import { dayOf } from '@ocop/kernel/days'
import type { CommandResult } from '@ocop/kernel/ids'
import { missing, type Fault } from '@ocop/kernel/problem'
import type { UnitRef } from '@ocop/kernel/units'
import { guarded } from '@ocop/postgres/guarded'
import { once } from '@ocop/postgres/once'
import { refOf } from '@ocop/identity/contract/units'
import type { ChangePointOfSale, PointOfSale } from '../../contract/trade.ts'
import { changingPosts, openingPosts } from '../announcing/announcing.ts'
import { demandStanding, isStanding, keeperOf } from '../unit/life.ts'
import { demandNone, isPlace, openingFaults, provinceOf, unitFaults } from './judging.ts'
import { isShown, type PointNeeds } from './needs.ts'
import { pointById, updatePoint } from './store.ts'

/**
 * Changes, closes or opens again what one's unit announced, once. A unit's end leaves its points of sale to its successor.
 * @throws missing, forbidden, conflict, invalid
 */
export const changePoint = async (
  needs: PointNeeds,
  person: PersonActor,
  { id, ...body }: ChangePointOfSale & { readonly id: string },
): Promise<CommandResult> => {
  const { db, askNow, askUnit } = needs
  const { personId } = person
  const point = await pointById(db, id)
  if (!point) throw missing('point-of-sale')
  const { announcedBy, clockId, realm } = point
  const at = await askNow(clockId)
  const today = dayOf(at)
  const keeper = await keeperOf(askUnit, announcedBy.code, today)
  const posts = changingPosts(person, [announcedBy.code, keeper])
  const { openedOn = point.openedOn, state, name, address, hours } = body
  const closedOn = state === 'closed' ? (point.closedOn ?? today) : null
  const { faults, ...place } = await placeOf(needs, person, { point, code: body.unit, today })
  return once(db, { ...body, id, personId }, async (trx) => {
    demandStanding(posts.find((post) => post.unit.code === keeper))
    guarded(point.version === body.seenVersion ? point : undefined)
    demandNone([...faults, ...openingFaults(openedOn, closedOn ?? today)])
    const told = { state, name, address, hours, openedOn, closedOn }
    return updatePoint(
      trx,
      point,
      { ...told, ...place, provinceCode: provinceOf(place.unit) },
      { personId, at, isShown: isShown(needs, realm) },
    )
  })
}

type Wanted = { readonly point: PointOfSale; readonly code: string; readonly today: string }

/** Where a change says it is: as it stood, or at another unit within the person's reach. @throws forbidden */
const placeOf = async (
  { askUnit }: PointNeeds,
  person: PersonActor,
  { point, code, today }: Wanted,
): Promise<{ unit: UnitRef; formerPath?: string; faults: readonly Fault[] }> => {
  if (code === point.unit.code) return { unit: point.unit, faults: [] }
  const unit = await askUnit(code)
  const faults = unitFaults(unit, today)
  if (!isPlace(unit)) return { unit: point.unit, faults }
  openingPosts(person, provinceOf(unit))
  const hasEnded = !isStanding(await askUnit(point.unit.code), today)
  return { unit: refOf(unit), faults, ...(hasEnded ? { formerPath: point.unit.path } : {}) }
}
