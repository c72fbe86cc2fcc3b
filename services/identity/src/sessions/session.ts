import type { IncomingHttpHeaders } from 'node:http'
import { fromNodeHeaders } from 'better-auth/node'
import { isAPIError } from 'better-auth/api'
import type { Post } from '@ocop/kernel/actor'
import { Problem } from '@ocop/kernel/problem'
import type { PersonToken, SignIn } from '../../contract/me.ts'
import { tokenSeconds, type Auth } from './auth.ts'

/** A session of the signed-in person and the cookies the answer carries. */
export type Session = {
  readonly id: string
  readonly personId: string
  readonly cookies: readonly string[]
}

/** The session behind the request's cookie, if it lives. @throws the database's own error when it is down */
export const sessionOf = async (
  auth: Auth,
  headers: IncomingHttpHeaders,
): Promise<Session | undefined> => {
  const found = await auth.api
    .getSession({ headers: fromNodeHeaders(headers), returnHeaders: true })
    .catch(throwCause)
  if (!found.response) return undefined
  const { session } = found.response
  return { id: session.id, personId: session.userId, cookies: found.headers.getSetCookie() }
}

/**
 * Opens a session for the right password.
 * @throws unauthenticated `sign-in-refused`, the same for an unknown email (the library hashes then too)
 */
export const openSession = async (
  auth: Auth,
  body: SignIn,
  headers: IncomingHttpHeaders,
): Promise<Omit<Session, 'id'>> => {
  const opened = await auth.api
    .signInEmail({ body, headers: fromNodeHeaders(headers), returnHeaders: true })
    .catch((error: unknown) => {
      if (isAPIError(error) && error.status === 'UNAUTHORIZED')
        throw new Problem(
          'unauthenticated',
          'sign-in-refused',
          'The email or the password is not right.',
        )
      return throwCause(error)
    })
  return { personId: opened.response.user.id, cookies: opened.headers.getSetCookie() }
}

/** The cookies that make a browser forget its session. */
export const forgettingCookies = async (
  auth: Auth,
  headers: IncomingHttpHeaders,
): Promise<readonly string[]> => {
  const { headers: answered } = await auth.api.signOut({
    headers: fromNodeHeaders(headers),
    returnHeaders: true,
  })
  return answered.getSetCookie()
}

/** A minute's token that says who acts and with which posts. */
export const personToken = async (
  auth: Auth,
  { personId, posts }: { personId: string; posts: readonly Post[] },
  now: Date,
): Promise<PersonToken> => {
  const iat = Math.floor(now.getTime() / 1000)
  const { token } = await auth.api.signJWT({ body: { payload: { iat, sub: personId, posts } } })
  return { token, expiresAt: new Date((iat + tokenSeconds) * 1000).toISOString() }
}

/** The library wraps what went wrong beneath it; whether that was an outage only the cause tells. */
const throwCause = (error: unknown): never => {
  throw isAPIError(error) && error.cause !== undefined ? error.cause : error
}
