import type { Kysely } from 'kysely'
import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { ClockReading } from '@ocop/kernel/clock'
import { Problem } from '@ocop/kernel/problem'
import { liveClock } from '@ocop/kernel/realm'
import { SetClock } from '../../contract/steps.ts'
import type { SupervisionTables } from '../tables.ts'
import { advanceClock } from './store.ts'

/** Where a rehearsal tells the time of its stepped clock; repeated or late tellings do no harm. */
export const clockRoutes = (mount: Mount, { db }: { db: Kysely<SupervisionTables> }): void =>
  endpoint(
    mount,
    {
      method: 'put',
      path: '/internal/clocks/{clockId}',
      summary: 'Advance a stepped clock',
      access: 'service',
      params: z.object({ clockId: z.string() }),
      body: SetClock,
      /** The clock as it is kept; later than the time told when that was a step back. */
      answer: ClockReading,
    },
    async ({ params: { clockId }, body }) => {
      if (clockId === liveClock)
        throw new Problem(
          'invalid',
          'clock-live',
          'The live clock is the wall clock and cannot be set.',
        )
      return { clockId, now: await advanceClock(db, clockId, body.now) }
    },
  )
