import type { RequestHandler } from 'express'
import { Problem } from '@ocop/kernel/problem'

/** Refuses a body that is not JSON; without it such a body would be read as none at all. */
export const jsonOnly: RequestHandler = (req, _res, next) => {
  // `is` answers null when there is no body; one of no length, as fetch sends a bare POST, is none either.
  if (req.headers['content-length'] !== '0' && req.is('json') === false)
    throw new Problem('unsupported', 'media-type-unsupported', 'Send the body as application/json.')
  next()
}
