import { z } from 'zod'
import { CommandResult } from '@ocop/kernel/ids'
import { pageOf } from '@ocop/kernel/page'
import { PointOfSale } from '@ocop/programme/contract/trade'
import { ListingItem, type ListingContent } from '@ocop/catalogue/contract/listing'
import { amongst, type People } from '../accounts.ts'
import type { Person } from '../person.ts'
import { shownPlaces, shownProducts, type Shown } from './shown.ts'
import { stableId } from '../stable-id.ts'

/**
 * Dresses the demonstration's shop window through the desks: producers tell of their products, the commune approves,
 * the city's office announces where they are sold. Played again it is the same commands, and what was approved stays.
 */
export const dressShopWindow = async (people: People, today: string): Promise<void> => {
  const person = amongst(people)
  await Promise.all(
    shownProducts.map((shown) => tell(shown, person(shown.producer), person('commune-officer'))),
  )
  await announce(person('officer-city'), today)
}

/** @throws when the producer's desk does not have the product: its year must have been played */
const tell = async (shown: Shown, producer: Person, officer: Person): Promise<void> => {
  const { items } = await producer.get(pageOf(ListingItem), '/api/catalogue/listings?pageSize=100')
  const product = items.find(({ name }) => name === shown.name)
  if (!product) throw new Error(`${shown.producer} has no certified product ${shown.name}`)
  // The approval comes last, so all of it was played before.
  if (product.state === 'approved') return
  const { productId } = product
  const act = (by: Person, name: string, seenVersion: number, body: object = {}) =>
    by.post(CommandResult, `/api/catalogue/listings/${productId}/${name}`, {
      commandId: stableId('shop-window', productId, name),
      seenVersion,
      ...body,
    })
  for (const lot of shown.lots)
    await producer.post(z.unknown(), '/api/catalogue/batches', {
      commandId: stableId('shop-window', productId, lot.lot),
      productId,
      ...lot,
    })
  await act(producer, 'save', 0, { content: contentOf(shown) })
  await act(producer, 'submit', 1)
  await act(officer, 'approve', 2)
}

const contentOf = ({ told, lots }: Shown): ListingContent => ({
  story: told.story,
  photos: [],
  process: told.process,
  proofs: [{ name: told.proof, number: 'DT-01', issuedBy: null, day: '2026-09-15' }],
  traceability: {
    address: 'Xã Kim Thành, thành phố Hải Phòng',
    madeOn: lots.length > 0 ? 'In theo lô trên bao bì' : null,
    brandCode: told.brandCode,
    shelfLife: told.shelfLife,
  },
  pointsOfSale: shownPlaces.points.map(({ name, address }) => ({ name, address })),
  stalls: [],
  capacityPerMonth: { amount: told.capacity, unit: told.unit },
  minimumOrder: { amount: told.minimum, unit: told.unit },
  leadDays: told.leadDays,
  price: { vnd: told.vnd, unit: told.unit, asOf: '2026-11-01' },
  shipsNationwide: told.shipsNationwide,
  seasonMonths: [...told.seasonMonths],
})

const announce = async (office: Person, today: string): Promise<void> => {
  const { provinceCode, points, fairs } = shownPlaces
  const { items: known } = await office.get(
    pageOf(PointOfSale),
    `/api/programme/points-of-sale?state=any&province=${provinceCode}&pageSize=100`,
  )
  // Announced by an earlier version it was another command.
  for (const point of points.filter(({ name }) => !known.some((each) => each.name === name)))
    await office.post(CommandResult, '/api/programme/points-of-sale', {
      commandId: stableId('shop-window', point.name),
      ...point,
    })
  // Visitors travel in real time: the fairs of the month after this one, the same for every start within the month.
  const month = monthAfter(today)
  for (const { fromDay, toDay, ...fair } of fairs)
    await office.post(CommandResult, '/api/programme/trade-events', {
      commandId: stableId('shop-window', fair.title, month),
      provinceCode,
      from: dayIn(month, fromDay),
      to: dayIn(month, toDay),
      ...fair,
    })
}

const dayIn = (month: string, day: number): string => `${month}-${String(day).padStart(2, '0')}`

const monthAfter = (day: string): string => {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 7)
}
