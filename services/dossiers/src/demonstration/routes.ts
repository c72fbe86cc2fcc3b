import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { missing } from '@ocop/kernel/problem'
import { DemonstrationImport } from '../../contract/demonstration.ts'
import type { Needs } from '../needs.ts'
import { enterDemonstration } from './store.ts'

/** Fills a demonstration's storefront; in production the route does not exist. */
export const demonstrationRoutes = (mount: Mount, { db, mode, wallClock }: Needs): void =>
  endpoint(
    mount,
    {
      method: 'post',
      path: '/internal/demonstration',
      summary: 'Enter demonstration products',
      access: 'service',
      body: DemonstrationImport,
    },
    async ({ body: { entries } }) => {
      if (mode === 'production') throw missing('route')
      await enterDemonstration(db, entries, wallClock())
      return { entered: entries.length }
    },
  )
