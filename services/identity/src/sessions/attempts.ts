import {
  ipKeyGenerator,
  rateLimit,
  type RateLimitRequestHandler,
  type Store,
} from 'express-rate-limit'
import type { Request } from 'express'
import { Problem } from '@ocop/kernel/problem'

const minute = 60_000

export type AttemptStores = (prefix: string, windowMs: number) => Store
type Rule = {
  readonly windowMs: number
  readonly limit: number
  readonly key: (req: Request) => string
  /** Counts only answers with this status; without it every request counts. */
  readonly onlyStatus?: number
}

/**
 * Limits for guessing passwords: ten wrong ones in 15 minutes for one account from one address, a hundred from one
 * address over all accounts. Nobody is locked out for good, and nobody can lock out another from elsewhere.
 */
export const signInLimits = (stores: AttemptStores): readonly RateLimitRequestHandler[] => [
  limited(stores, 'sign-in-account', {
    windowMs: 15 * minute,
    limit: 10,
    key: (req) => `${emailIn(req)} ${addressOf(req)}`,
    onlyStatus: 401,
  }),
  limited(stores, 'sign-in-address', {
    windowMs: 15 * minute,
    limit: 100,
    key: addressOf,
    onlyStatus: 401,
  }),
]

/** A whole commune may register from one address, a flood may not. */
export const registerLimit = (stores: AttemptStores): RateLimitRequestHandler =>
  limited(stores, 'register', { windowMs: 60 * minute, limit: 300, key: addressOf })

const limited = (
  stores: AttemptStores,
  prefix: string,
  { windowMs, limit, key, onlyStatus }: Rule,
) =>
  rateLimit({
    windowMs,
    limit,
    keyGenerator: key,
    store: stores(prefix, windowMs),
    standardHeaders: false,
    legacyHeaders: false,
    skipSuccessfulRequests: onlyStatus !== undefined,
    requestWasSuccessful: (_req, res) => res.statusCode !== onlyStatus,
    handler: (req, _res, next) => {
      const resetTime = 'rateLimit' in req ? resetIn(req.rateLimit) : undefined
      const retryAfter = Math.max(
        1,
        Math.ceil(((resetTime ?? Date.now() + windowMs) - Date.now()) / 1000),
      )
      next(
        new Problem(
          'too-many',
          'attempts-too-many',
          `Too many attempts. Try again in ${retryAfter} seconds.`,
          {
            facts: { retryAfter },
          },
        ),
      )
    },
  })

const resetIn = (limit: unknown): number | undefined =>
  typeof limit === 'object' &&
  limit !== null &&
  'resetTime' in limit &&
  limit.resetTime instanceof Date
    ? limit.resetTime.getTime()
    : undefined

const addressOf = (req: Request): string => ipKeyGenerator(req.ip ?? 'unknown')

/** The account as the body names it; what is no email is refused later, but counted as one account here. */
const emailIn = (req: Request): string => {
  const body: unknown = req.body
  const email = typeof body === 'object' && body !== null && 'email' in body ? body.email : ''
  return typeof email === 'string' ? email.toLowerCase().slice(0, 254) : ''
}
