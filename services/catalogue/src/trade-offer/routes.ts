import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { pageOf } from '@ocop/kernel/page'
import { ListingContent } from '../../contract/listing.ts'
import { TradeOffer, TradeOfferFilter, TradeOfferQuery } from '../../contract/trade-offer.ts'
import type { Clocks } from '../clock/clock.ts'
import { clocksAt } from '../clock/store.ts'
import { itemOf } from '../product/listing.ts'
import { cacheBriefly } from '../product/read-needs.ts'
import type { SeasonNeeds } from '../season/routes.ts'
import { offersMatching, type OfferRow } from './store.ts'
import { offersCsv } from './table.ts'

const rowsOfCsv = 5_000

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
  endpoint(
    mount,
    {
      method: 'get',
      path: '/trade-offers.csv',
      summary: 'The same as a table (CSV, UTF-8), at most 5,000 rows',
      access: 'public',
      query: TradeOfferFilter,
    },
    async ({ query, res }) => {
      const clocks = await clocksAt(db, now())
      const reading = { realms, now: now(), page: 1, pageSize: rowsOfCsv }
      const { rows } = await offersMatching(db, query, reading)
      cacheBriefly(res)
      res.attachment('ocop-nguoi-mua.csv').type('text/csv; charset=utf-8')
      res.send(offersCsv(rows.map((row) => offerOf(row, clocks))))
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
