import type { Request, RequestHandler, Response } from 'express'
import type { Kysely } from 'kysely'
import { actorIn, setActor } from '@ocop/http/session'
import { postsOf } from '../posts/store.ts'
import type { IdentityTables } from '../tables.ts'
import type { Auth } from './auth.ts'
import { setCookies } from './cookies.ts'
import { sessionOf } from './session.ts'

/**
 * Finds who calls: by the gateway's token, else by the session cookie. Posts are read from the database every time, so
 * a post that has ended gives no right any more, whatever a token still says.
 */
export const knowCaller =
  (db: Kysely<IdentityTables>, auth: Auth): RequestHandler =>
  async (req, res, next) => {
    const actor = actorIn(req)
    const personId = actor?.kind === 'person' ? actor.personId : await cookieHolder(auth, req, res)
    if (personId && actor?.kind !== 'service')
      setActor(req, { kind: 'person', personId, posts: await postsOf(db, personId) })
    next()
  }

/** A session in daily use is prolonged; the browser's cookie learns of it in the same answer. */
const cookieHolder = async (
  auth: Auth,
  req: Request,
  res: Response,
): Promise<string | undefined> => {
  const session = await sessionOf(auth, req.headers)
  setCookies(res, session?.cookies ?? [])
  return session?.personId
}
