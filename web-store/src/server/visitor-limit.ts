import { isIPv4 } from 'node:net'
import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { Problem } from '@ocop/kernel/problem'
import { carriesSession } from './person-token.ts'

const windowMs = 60_000
/** A school or an office behind one address reads on; a program that takes the whole site is told to wait. */
const requestsPerWindow = 600

/**
 * Bounds what visitors from one address make us render and search. Pages that are kept cost nothing and are not
 * counted, nor is this machine itself; people who are signed in are bounded by what they may do.
 */
export const visitorLimit = (limit = requestsPerWindow): RequestHandler =>
  rateLimit({
    windowMs,
    limit,
    keyGenerator: (req) => ipKeyGenerator(req.ip ?? 'unknown'),
    skip: (req) => carriesSession(req) || isThisMachine(req),
    standardHeaders: false,
    legacyHeaders: false,
    handler: (req, res, next) => {
      const retryAfter = windowMs / 1_000
      if (isApi(req))
        return next(
          new Problem(
            'too-many',
            'requests-too-many',
            `Too many requests from this address. Try again in ${retryAfter} seconds; the open data holds everything at once.`,
            { facts: { retryAfter } },
          ),
        )
      res.setHeader('Retry-After', String(retryAfter))
      req.url = /^\/en(?=\/|\?|$)/.test(req.url) ? '/en/loi/429' : '/loi/429'
      next()
    },
  })

const isApi = ({ originalUrl }: Request): boolean => originalUrl.startsWith('/api/')

const isThisMachine = ({ ip = '' }: Request): boolean => {
  const address = ip.replace(/^::ffff:/, '')
  return address === '::1' || (isIPv4(address) && address.startsWith('127.'))
}
