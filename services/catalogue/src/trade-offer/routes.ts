import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { pageOf } from '@ocop/kernel/page'
import { ListingContent } from '../../contract/listing.ts'
import {
  offersPerTable,
  TradeOffer,
  TradeOfferFilter,
  TradeOfferQuery,
} from '../../contract/trade-offer.ts'
import type { Clocks } from '../clock/clock.ts'
import { clocksAt } from '../clock/store.ts'
import { itemOf } from '../product/listing.ts'
import { cacheBriefly } from '../product/read-needs.ts'
import type { SeasonNeeds } from '../season/routes.ts'
import { offersMatching, type OfferRow } from './store.ts'
import { offersCsv, offersXlsx } from './table.ts'

const tables = [
  { ending: 'csv', type: 'text/csv; charset=utf-8', write: offersCsv },
  {
    ending: 'xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: offersXlsx,
  },
] as const

/** What buyers for shops and kitchens read: how much, from how much on, how soon. */
export const tradeOfferRoutes = (mount: Mount, { db, realms, now }: SeasonNeeds): void => {
  endpoint(
    mount,
    {
      method: 'get',
      path: '/trade-offers',
      summary: 'Certified products with capacity, smallest order, lead time and documents',
      access: 'public',
      query: TradeOfferQuery,
      answer: pageOf(TradeOffer),
    },
    async ({ query: { page, pageSize, ...filter }, res }) => {
      const clocks = await clocksAt(db, now())
      const reading = { realms, now: now(), page, pageSize }
      const { rows, total } = await offersMatching(db, filter, reading)
      cacheBriefly(res)
      return { items: rows.map((row) => offerOf(row, clocks)), total, page, pageSize }
    },
  )
  for (const table of tables)
    endpoint(
      mount,
      {
        method: 'get',
        path: `/trade-offers.${table.ending}`,
        summary: `The same as a table (${table.ending.toUpperCase()}), at most ${offersPerTable.toLocaleString('en')} rows`,
        access: 'public',
        query: TradeOfferFilter,
      },
      async ({ query, res }) => {
        const clocks = await clocksAt(db, now())
        const reading = { realms, now: now(), page: 1, pageSize: offersPerTable }
        const { rows } = await offersMatching(db, query, reading)
        const file = await table.write(rows.map((row) => offerOf(row, clocks)))
        cacheBriefly(res)
        res.attachment(`ocop-nguoi-mua.${table.ending}`).type(table.type).send(file)
      },
    )
}

const offerOf = ({ published, ...record }: OfferRow, clocks: Clocks): TradeOffer => {
  const { proofs, ...told } = ListingContent.parse(published)
  return TradeOffer.parse({
    ...itemOf(record, clocks),
    ...told,
    proofs: proofs.map(({ name }) => name),
  })
}
