import { Router, type Request, type RequestHandler, type Response } from 'express'
import { createProxyMiddleware } from 'http-proxy-middleware'
import { problemHandler } from '@ocop/http/problem-handler'
import { Problem } from '@ocop/kernel/problem'
import { serviceNames, type Peers, type ServiceName } from '../lib/peers.ts'
import { carriesSession, type PersonToken } from './person-token.ts'

/** No route takes more than this in one body; files go from the browser to the file store. */
const bodyLimitBytes = 2 * 1024 * 1024
const answerTimeoutMs = 60_000

export type GatewayNeeds = { readonly peers: Peers; readonly personToken: PersonToken }

/**
 * `/api/<service>/…`: the browser's session cookie goes in, a one-minute identity goes out. Only identity sees the
 * cookie, nobody outside may bring a token of their own, and bodies stream both ways.
 */
export const gateway = ({ peers, personToken }: GatewayNeeds): Router => {
  const router = Router()
  for (const name of serviceNames)
    router.use(
      `/${name}`,
      refuseInternal,
      limitBody,
      identify(name, personToken),
      proxyTo(name, peers[name]),
    )
  router.use((req) => {
    throw new Problem(
      'missing',
      'route-unknown',
      `Nothing is served at ${req.method} ${req.originalUrl}.`,
    )
  })
  return router
}

/** Routes between the parts ask for a service token, which no browser holds; they are not shown here either. */
const refuseInternal: RequestHandler = (req, _res, next) => {
  const path = decoded(req.path)?.toLowerCase()
  const hidden =
    path === undefined ||
    path.split('/').includes('internal') ||
    (req.baseUrl.endsWith('/identity') && path === '/token')
  if (hidden) throw new Problem('missing', 'route-unknown', 'Nothing is served here.')
  next()
}

const decoded = (path: string): string | undefined => {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

const limitBody: RequestHandler = (req, _res, next) => {
  if (Number(req.headers['content-length'] ?? 0) > bodyLimitBytes)
    throw new Problem('too-large', 'body-too-large', 'The body is larger than this route takes.')
  next()
}

const identify =
  (name: ServiceName, personToken: PersonToken): RequestHandler =>
  async (req, res, next) => {
    delete req.headers.authorization
    if (carriesSession(req)) res.setHeader('Cache-Control', 'private, no-store')
    const token = opensOrEndsSession(name, req) ? undefined : await personToken(req)
    if (token) req.headers.authorization = `Bearer ${token}`
    if (name !== 'identity') delete req.headers.cookie
    next()
  }

const opensOrEndsSession = (name: ServiceName, req: Request): boolean =>
  name === 'identity' && ['/sign-in', '/sign-out', '/register'].includes(req.path)

const proxyTo = (name: ServiceName, target: string): RequestHandler =>
  createProxyMiddleware<Request, Response>({
    target,
    changeOrigin: false,
    xfwd: true,
    proxyTimeout: answerTimeoutMs,
    on: {
      proxyRes: (answer, req) => {
        if (name !== 'identity') delete answer.headers['set-cookie']
        if (carriesSession(req)) answer.headers['cache-control'] ??= 'private, no-store'
      },
      error: (_error, req, res) => {
        if (!('req' in res) || res.headersSent) return void res.destroy()
        const problem = new Problem(
          'unavailable',
          `${name}-unavailable`,
          `The ${name} service cannot be reached just now. Nothing is known to have changed; repeat the request in a moment.`,
          { facts: { down: [name] } },
        )
        problemHandler(problem, req, res, () => undefined)
      },
    },
  })
