import type { Kysely } from 'kysely'
import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { Changes } from '../../contract/changes.ts'
import type { CatalogueTables } from '../tables.ts'
import { changesAfter } from './store.ts'

/** GET changes: which parts of the public record changed, for those who keep pages made from it. Ids only. */
export const changeRoutes = (mount: Mount, { db }: { db: Kysely<CatalogueTables> }): void => {
  endpoint(
    mount,
    {
      method: 'get',
      path: '/changes',
      summary: 'What changed for the public since an earlier answer',
      access: 'public',
      query: z.strictObject({ after: z.coerce.number().int().min(0).optional() }),
      answer: Changes,
    },
    ({ query: { after } }) => changesAfter(db, after),
  )
}
