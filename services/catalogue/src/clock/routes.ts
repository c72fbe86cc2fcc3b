import type { Kysely } from 'kysely'
import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { Instant } from '@ocop/kernel/days'
import { liveClock } from '@ocop/kernel/realm'
import { Problem } from '@ocop/kernel/problem'
import type { CatalogueTables } from '../tables.ts'
import { tellClock } from './store.ts'

/** PUT internal/clocks/{clockId}: a rehearsal clock was stepped. Told late or twice it changes nothing. */
export const clockRoutes = (mount: Mount, { db }: { db: Kysely<CatalogueTables> }): void => {
  endpoint(
    mount,
    {
      method: 'put',
      path: '/internal/clocks/{clockId}',
      summary: 'Tells where a rehearsal clock stands',
      access: 'service',
      params: z.object({ clockId: z.string().min(1).max(100) }),
      body: z.strictObject({ now: Instant }),
    },
    async ({ params: { clockId }, body }) => {
      if (clockId === liveClock)
        throw new Problem(
          'conflict',
          'clock-is-live',
          'The live clock is the wall clock; nobody sets it.',
        )
      return { clockId, now: await tellClock(db, clockId, body.now) }
    },
  )
}
