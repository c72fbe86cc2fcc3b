import { sql, type RawBuilder } from 'kysely'
import { dayOf } from '@ocop/kernel/days'

/** In SQL: the product's certificate is good on the day its own clock shows; `now` is the live clock. */
export const holdsStar = (now: string): RawBuilder<boolean> => sql<boolean>`(
  product.standing in ('in-force', 'extended')
  and product.last_day >= coalesce(
    (select (clock.now at time zone 'Asia/Ho_Chi_Minh')::date from clock where clock.id = product.clock_id),
    case when product.clock_id = 'live' then ${dayOf(now)}::date else product.valid_from end
  )
)`
