import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { Problem } from '@ocop/kernel/problem'
import { FormTicket } from '../../contract/enquiry.ts'
import { newTicket } from './ticket.ts'

const windowMs = 60 * 60 * 1_000

/** At most `limit` forms an hour from one address. The address is counted in memory and written nowhere. */
export const limitForms = ({ router }: Mount, path: string, limit: number): void => {
  const limiter = rateLimit({
    ...{ windowMs, limit, standardHeaders: false, legacyHeaders: false },
    keyGenerator: (req) => ipKeyGenerator(req.ip ?? 'unknown'),
    handler: (_req, _res, next) => {
      const retryAfter = windowMs / 1_000
      next(
        new Problem('too-many', 'forms-too-many', 'Too many forms from this address.', {
          facts: { retryAfter },
        }),
      )
    },
  })
  router.post(path, limiter)
}

export type TicketNeeds = { readonly secret: string; readonly now: () => string }

/** GET form-tickets: asked for with a public form, handed in with it. */
export const ticketRoutes = (mount: Mount, { secret, now }: TicketNeeds): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/form-tickets',
      summary: 'Lets one public form through, three seconds to four hours from now',
      access: 'public',
      answer: FormTicket,
    },
    async ({ res }) => {
      res.setHeader('Cache-Control', 'no-store')
      return { ticket: newTicket(secret, now()) }
    },
  )
