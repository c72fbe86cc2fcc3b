import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { ClockReading } from '@ocop/kernel/clock'
import type { Needs } from '../needs.ts'
import { clockNow } from './store.ts'

/** Programme time, for services whose records follow a clock that is kept here. */
export const clockRoutes = (mount: Mount, { db, wallClock }: Needs): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/internal/clocks/{clockId}',
      summary: 'What a clock shows',
      access: 'service',
      params: z.object({ clockId: z.string().max(100) }),
      answer: ClockReading,
    },
    async ({ params: { clockId } }) => ({ clockId, now: await clockNow(db, clockId, wallClock) }),
  )
