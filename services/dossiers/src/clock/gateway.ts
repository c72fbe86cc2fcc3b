import { z } from 'zod'
import { callService } from '@ocop/http/client'
import { serviceToken } from '@ocop/http/session'

/** The services that show programme time of their own records: they are told before any process is. */
export type ClockListeners = { readonly tell: (clockId: string, now: string) => Promise<void> }

export const clockListeners = (bases: readonly string[], secret: string): ClockListeners => ({
  tell: async (clockId, now) => {
    const token = await serviceToken('dossiers', secret)
    await Promise.all(
      bases.map((base) =>
        callService(base, z.unknown(), {
          method: 'PUT',
          path: `/internal/clocks/${encodeURIComponent(clockId)}`,
          body: { now },
          token,
        }),
      ),
    )
  },
})
