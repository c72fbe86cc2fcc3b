import type { Request, RequestHandler } from 'express'
import { createRemoteJWKSet, jwtVerify, SignJWT, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import { Post, type Actor, type PersonActor } from '@ocop/kernel/actor'
import { Problem } from '@ocop/kernel/problem'

/** Tokens between the parts: the gateway's about a person (EdDSA, checked against identity's keys), and a service's own. */
export const issuer = 'ocop'
const PersonClaims = z.object({ sub: z.string(), posts: z.array(Post) })

export type TokenCheck = { readonly personKeys: JWTVerifyGetKey; readonly serviceSecret: string }

export const tokenCheck = (jwksUrl: string, serviceSecret: string): TokenCheck => ({
  personKeys: createRemoteJWKSet(new URL(jwksUrl), { cooldownDuration: 1_000 }),
  serviceSecret,
})

const actors = new WeakMap<Request, { actor: Actor; bearer: string | undefined }>()

/** Reads `Authorization: Bearer`; without one the request is anonymous, with a bad one it is refused. */
export const readSession =
  (check: TokenCheck): RequestHandler =>
  async (req, _res, next) => {
    const bearer = /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1]
    if (bearer) actors.set(req, { actor: await actorOf(bearer, check), bearer })
    next()
  }

const actorOf = async (bearer: string, check: TokenCheck): Promise<Actor> => {
  try {
    const asService = await serviceNamed(bearer, check.serviceSecret)
    if (asService) return { kind: 'service', name: asService }
    const { payload } = await jwtVerify(bearer, check.personKeys, {
      issuer,
      audience: 'person',
      algorithms: ['EdDSA'],
    })
    const claims = PersonClaims.parse(payload)
    return { kind: 'person', personId: claims.sub, posts: claims.posts }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_JWKS_TIMEOUT')
      throw new Problem(
        'unavailable',
        'identity-unavailable',
        'Sign-ins cannot be checked just now. Repeat the request in a moment.',
      )
    throw new Problem('unauthenticated', 'token-invalid', 'The sign-in has expired. Sign in again.')
  }
}

const serviceNamed = async (bearer: string, secret: string): Promise<string | undefined> => {
  const [header = ''] = bearer.split('.')
  if (!Buffer.from(header, 'base64url').toString().includes('HS256')) return undefined
  const { payload } = await jwtVerify(bearer, new TextEncoder().encode(secret), {
    issuer,
    audience: 'service',
    algorithms: ['HS256'],
  })
  return payload.sub
}

/** A one-minute token with which a part of the platform calls another. */
export const serviceToken = (name: string, secret: string): Promise<string> =>
  new SignJWT({})
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(name)
    .setIssuer(issuer)
    .setAudience('service')
    .setExpirationTime('60s')
    .sign(new TextEncoder().encode(secret))

/** The actor, or undefined for the public. */
export const actorIn = (req: Request): Actor | undefined => actors.get(req)?.actor

/** Says who acts in this request, for the service that knows it better than a token does. */
export const setActor = (req: Request, actor: Actor): void => {
  actors.set(req, { actor, bearer: bearerIn(req) })
}

/** The caller's own token, to ask another service with the caller's rights. */
export const bearerIn = (req: Request): string | undefined => actors.get(req)?.bearer

/** The signed-in person. @throws unauthenticated */
export const personIn = (req: Request): PersonActor => {
  const actor = actorIn(req)
  if (actor?.kind !== 'person')
    throw new Problem('unauthenticated', 'sign-in-needed', 'Sign in first.')
  return actor
}

/** The calling service. @throws missing, since nobody else may know of internal routes */
export const serviceIn = (req: Request): string => {
  const actor = actorIn(req)
  if (actor?.kind !== 'service')
    throw new Problem('missing', 'route-unknown', 'Nothing is served here.')
  return actor.name
}
