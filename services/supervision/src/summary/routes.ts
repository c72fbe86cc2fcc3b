import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import { Summary, SummaryQuery } from '../../contract/board.ts'
import { readingOf, type BoardNeeds } from '../board/routes.ts'
import { summarise } from './store.ts'

/** How many steps stand where, for the units a person may know of. */
export const summaryRoutes = (mount: Mount, { db, liveNow }: BoardNeeds): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/summary',
      summary: 'Counts by state, step and unit, with the median of working days',
      access: 'person',
      query: SummaryQuery,
      answer: Summary,
    },
    ({ query, req }) => summarise(db, query, readingOf(personIn(req), liveNow)),
  )
