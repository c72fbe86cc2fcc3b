import type { PersonActor } from '@ocop/kernel/actor'
import { dayOf } from '@ocop/kernel/days'
import type { CommandResult } from '@ocop/kernel/ids'
import { liveClock } from '@ocop/kernel/realm'
import { once } from '@ocop/postgres/once'
import { refOf } from '@ocop/identity/contract/units'
import type { AnnouncePointOfSale } from '../../contract/trade.ts'
import { demandOpener, openingPosts } from '../announcing/announcing.ts'
import { demandStanding, standingPost } from '../unit/life.ts'
import { demandNone, isPlace, openingFaults, provinceOf, refusalOf, unitFaults } from './judging.ts'
import { isShown, type PointNeeds } from './needs.ts'
import { insertPoint } from './store.ts'

/**
 * Announces a point of sale, once. What its clock's day decides is judged when the command is first done: sent again
 * after a unit's end it still gets its first answer.
 * @throws forbidden, invalid
 */
export const openPoint = async (
  needs: PointNeeds,
  person: PersonActor,
  body: AnnouncePointOfSale,
): Promise<CommandResult> => {
  demandOpener(person)
  const { db, mode, askNow, askUnit } = needs
  const { personId } = person
  const { commandId: id, name, address, hours, clockId = liveClock } = body
  const at = await askNow(clockId)
  const today = dayOf(at)
  const { openedOn = today } = body
  const unit = await askUnit(body.unit)
  const faults = [...unitFaults(unit, today), ...openingFaults(openedOn, today)]
  if (!isPlace(unit)) throw refusalOf(faults)
  const provinceCode = provinceOf(unit)
  const post = await standingPost(askUnit, openingPosts(person, provinceCode), today)
  return once(db, { ...body, personId }, async (trx) => {
    const by = demandStanding(post)
    demandNone(faults)
    const realm = mode === 'production' && clockId === liveClock ? 'live' : 'rehearsal'
    await insertPoint(
      trx,
      {
        ...{ id, state: 'open', name, address, hours, unit: refOf(unit), provinceCode },
        ...{ openedOn, closedOn: null, clockId, realm },
      },
      { post: by, personId, at, isShown: isShown(needs, realm) },
    )
    return { id, version: 1, state: 'open' }
  })
}
