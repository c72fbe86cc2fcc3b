import { Problem } from '@ocop/kernel/problem'
import { problemOf } from './told-problem.ts'

export type SessionCall = {
  /** Base address of identity. */
  readonly identity: string
  readonly path: '/sign-in' | '/sign-out' | '/register'
  readonly body: unknown
  /** The browser's cookies, so that a session can be ended or replaced. */
  readonly cookie: string
  /** Our own origin, and whose browser it is: identity limits attempts by address. */
  readonly origin: string
  readonly clientAddress: string
}

/**
 * Opens or ends a session for a form without script: asks identity as the browser would.
 * @returns the cookies the browser has to be given
 * @throws identity's Problem
 */
export const sessionCookies = async (call: SessionCall): Promise<readonly string[]> => {
  const { identity, path, body, cookie, origin, clientAddress } = call
  const response = await fetch(`${identity}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      cookie,
      origin,
      'x-forwarded-for': clientAddress,
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(15_000),
  }).catch(() => {
    throw new Problem('unavailable', 'identity-unavailable', 'Identity cannot be reached just now.')
  })
  if (!response.ok) throw await problemOf(response)
  return response.headers.getSetCookie()
}
