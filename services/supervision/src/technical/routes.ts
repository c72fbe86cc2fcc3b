import { z } from 'zod'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { ProcessConditions } from '../../contract/steps.ts'
import type { Needs } from '../needs.ts'
import { noteConditions } from './store.ts'

/** Where it is told what keeps processes from moving, as found by looking at the engine. */
export const technicalRoutes = (
  mount: Mount,
  { db, liveNow }: Pick<Needs, 'db' | 'liveNow'>,
): void =>
  endpoint(
    mount,
    {
      method: 'put',
      path: '/internal/processes/conditions',
      summary: 'What keeps processes from moving, of all that were looked at',
      access: 'service',
      body: ProcessConditions,
      answer: z.object({ changed: z.number() }),
    },
    async ({ body: { items } }) => ({ changed: await noteConditions(db, items, liveNow()) }),
  )
