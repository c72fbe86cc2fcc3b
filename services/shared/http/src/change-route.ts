import { z } from 'zod'
import { Changes } from '@ocop/kernel/changes'
import { endpoint } from './endpoint.ts'
import type { Mount } from './service-app.ts'

/** GET changes: which parts of the public record changed, for those who keep pages made from it. Ids only. */
export const changeRoute = (
  mount: Mount,
  changesAfter: (after: number | undefined) => Promise<Changes>,
): void =>
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
    ({ query: { after } }) => changesAfter(after),
  )
