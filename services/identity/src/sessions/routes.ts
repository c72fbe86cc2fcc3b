import { z } from 'zod'
import { Problem } from '@ocop/kernel/problem'
import { endpoint } from '@ocop/http/endpoint'
import type { Mount } from '@ocop/http/service-app'
import { bearerIn, personIn } from '@ocop/http/session'
import { Me, PersonToken, SignIn } from '../../contract/me.ts'
import type { Needs } from '../needs.ts'
import { meOf } from '../people/store.ts'
import { signInLimits, type AttemptStores } from './attempts.ts'
import { setCookies } from './cookies.ts'
import { forgettingCookies, openSession, personToken, sessionOf } from './session.ts'
import { attemptStore, endSession } from './store.ts'

export const sessionRoutes = (mount: Mount, needs: Needs): void => {
  mount.router.post('/sign-in', ...signInLimits(storesIn(needs)))
  signIn(mount, needs)
  signOut(mount, needs)
  me(mount, needs)
  token(mount, needs)
  keys(mount, needs)
}

export const storesIn =
  ({ db, digest }: Needs): AttemptStores =>
  (prefix, windowMs) =>
    attemptStore(db, digest, { prefix, windowMs })

const signIn = (mount: Mount, { db, auth }: Needs): void =>
  endpoint(
    mount,
    {
      method: 'post',
      path: '/sign-in',
      summary: 'Sign in; the answer sets the session cookie',
      access: 'public',
      body: SignIn,
      answer: Me,
    },
    async ({ body, req, res }) => {
      const opened = await openSession(auth, body, req.headers)
      setCookies(res, opened.cookies)
      return meOf(db, opened.personId)
    },
  )

const signOut = (mount: Mount, { db, auth }: Needs): void =>
  endpoint(
    mount,
    {
      method: 'post',
      path: '/sign-out',
      summary: 'End the session at once; without one nothing happens',
      access: 'public',
      body: z.strictObject({}).optional(),
      status: 204,
    },
    async ({ req, res }) => {
      // The library only logs when the session's row cannot be removed; whoever signs out must know.
      const session = await sessionOf(auth, req.headers)
      if (session) await endSession(db, session.id)
      setCookies(res, await forgettingCookies(auth, req.headers))
      res.status(204).end()
    },
  )

const me = (mount: Mount, { db }: Needs): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/me',
      summary: 'Who is signed in, with the posts held now',
      access: 'person',
      answer: Me,
    },
    ({ req, res }) => {
      res.setHeader('Cache-Control', 'no-store')
      return meOf(db, personIn(req).personId)
    },
  )

const token = (mount: Mount, { auth }: Needs): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/token',
      summary: 'For the gateway: the session cookie against a token of one minute',
      access: 'person',
      answer: PersonToken,
    },
    ({ req, res }) => {
      // A token for a token would outlive the session.
      if (bearerIn(req)) throw new Problem('unauthenticated', 'sign-in-needed', 'Sign in first.')
      res.setHeader('Cache-Control', 'no-store')
      return personToken(auth, personIn(req), new Date())
    },
  )

const keys = (mount: Mount, { auth }: Needs): void =>
  endpoint(
    mount,
    {
      method: 'get',
      path: '/jwks',
      summary: 'The public keys that person tokens are checked with',
      access: 'public',
      answer: z.object({ keys: z.array(z.looseObject({ kid: z.string(), kty: z.string() })) }),
    },
    () => auth.api.getJwks(),
  )
