import type { IncomingMessage } from 'node:http'
import { callService } from '@ocop/http/client'
import { PersonToken as TokenAnswer } from '@ocop/identity/contract/me'
import { Problem } from '@ocop/kernel/problem'

const sessionCookie = /(?:^|;\s*)(?:__Secure-|__Host-)?ocop-session=/

/** Whether a request carries a session at all; without one nobody is asked. */
export const carriesSession = (req: IncomingMessage): boolean =>
  sessionCookie.test(req.headers.cookie ?? '')

/** Exchanges the session cookie of a request for the person's one-minute token. */
export type PersonToken = (req: IncomingMessage) => Promise<string | undefined>

/**
 * @returns the exchange: undefined for a visitor and for a session that has ended
 * @throws unavailable when identity cannot be asked, for then nobody can say who this is
 */
export const personTokenFrom =
  (identity: string): PersonToken =>
  async (req) => {
    if (!carriesSession(req)) return undefined
    try {
      const { token } = await callService(identity, TokenAnswer, {
        path: '/token',
        headers: { cookie: req.headers.cookie ?? '' },
        timeoutMs: 5_000,
      })
      return token
    } catch (error) {
      if (error instanceof Problem && error.kind === 'unauthenticated') return undefined
      throw error
    }
  }
