import { Router } from 'express'
import { Problem } from '@ocop/kernel/problem'

export type ReadinessChecks = Readonly<Record<string, () => Promise<unknown>>>

/** `livez`: the process runs. `readyz`: what it needs answers too, else 503 naming each part that is down. */
export const healthRoutes = (checks: ReadinessChecks): Router =>
  Router()
    .get('/livez', (_req, res) => void res.json({ state: 'live' }))
    .get('/readyz', async (_req, res) => {
      const entries = Object.entries(checks)
      const results = await Promise.allSettled(entries.map(([, check]) => check()))
      const down = entries
        .filter((_, index) => results[index]?.status === 'rejected')
        .map(([name]) => name)
      if (down.length)
        throw new Problem('unavailable', 'not-ready', `Waiting for: ${down.join(', ')}.`, {
          facts: { down },
        })
      res.json({ state: 'ready' })
    })
