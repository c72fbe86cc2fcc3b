import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { personIn } from '@ocop/http/session'
import { logOf } from '@ocop/kernel/page'
import { LogQuery, NoticeItem } from '../../contract/board.ts'
import { sightOf } from '../audience/audience.ts'
import type { BoardNeeds } from '../board/routes.ts'
import { logPageSize, noticesTo } from './store.ts'

/** The notices sent to the posts of the person who asks; nobody reads another's. */
export const noticeRoutes = (mount: Mount, { db }: Pick<BoardNeeds, 'db'>): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/notices',
      summary: 'Reminders, escalations and urgings sent to the person’s posts, oldest first',
      access: 'person',
      query: LogQuery,
      answer: logOf(NoticeItem),
    },
    async ({ query, req }) => {
      const items = await noticesTo(db, sightOf(personIn(req).posts).turns, query)
      return { items, next: nextCursor(items) }
    },
  )

/** The cursor after a full page; null when the log ends here. */
export const nextCursor = (items: readonly { cursor: string }[]): string | null =>
  items.length === logPageSize ? (items.at(-1)?.cursor ?? null) : null
