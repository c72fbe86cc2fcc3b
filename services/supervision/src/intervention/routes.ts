import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import { logOf } from '@ocop/kernel/page'
import { InterventionItem, LogQuery } from '../../contract/board.ts'
import { overseenBy } from '../audience/audience.ts'
import type { BoardNeeds } from '../board/routes.ts'
import { nextCursor } from '../notice/routes.ts'
import { interventionsOn } from './store.ts'

/** The log of interventions, for posts that oversee the units concerned. */
export const interventionRoutes = (mount: Mount, { db }: Pick<BoardNeeds, 'db'>): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/interventions',
      summary: 'Who acted on which step, why, before and after, oldest first',
      access: 'person',
      query: LogQuery,
      answer: logOf(InterventionItem),
    },
    async ({ query, req }) => {
      const items = await interventionsOn(db, overseenBy(personIn(req).posts), query)
      return { items, next: nextCursor(items) }
    },
  )
