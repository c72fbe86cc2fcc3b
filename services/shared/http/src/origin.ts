import type { RequestHandler } from 'express'
import { Problem } from '@ocop/kernel/problem'
import { actorIn } from './session.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Lets a browser's write through only from our own pages: `Sec-Fetch-Site: same-origin`, or an `Origin` on the list.
 * Calls between the parts carry a service token and no browser, so they pass.
 */
export const sameOrigin =
  (origins: readonly string[]): RequestHandler =>
  (req, _res, next) => {
    if (reading.has(req.method) || actorIn(req)?.kind === 'service') return next()
    const { origin } = req.headers
    const allowed =
      req.headers['sec-fetch-site'] === 'same-origin' ||
      (origin !== undefined && origins.includes(origin))
    if (allowed) return next()
    throw new Problem(
      'forbidden',
      'origin-foreign',
      'Writes are taken only from the platform’s own pages (same-origin Origin or Sec-Fetch-Site).',
    )
  }
