import compression from 'compression'
import express, { type Express, type RequestHandler } from 'express'
import helmet from 'helmet'
import { pinoHttp } from 'pino-http'
import { healthRoutes } from '@ocop/http/health'
import { sameOrigin } from '@ocop/http/origin'
import { noSuchRoute, problemHandler } from '@ocop/http/problem-handler'
import type { Logger } from '@ocop/runtime/logger'
import { gateway } from './gateway.ts'
import { pageContext, type PageNeeds } from './page-context.ts'
import { keepRendered, sendKept, type PageKeeping } from './page-keeping.ts'
import { carriesSession } from './person-token.ts'
import type { Pages } from './pages.ts'
import { visitorLimit } from './visitor-limit.ts'

export type WebNeeds = PageNeeds & {
  readonly logger: Logger
  readonly origins: readonly string[]
  readonly pages: Pages
  readonly keeping: PageKeeping
  /** The folder of built assets. */
  readonly assets: string
}

/** The web-store: health, gateway, assets, pages. */
export const webApp = (needs: WebNeeds): Express => {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', 'loopback')
  app.use(
    pinoHttp({
      logger: needs.logger,
      autoLogging: { ignore: (req) => /^\/(livez|readyz|_astro)/.test(req.url ?? '') },
    }),
  )
  app.use(
    helmet({
      contentSecurityPolicy: false,
      referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    }),
  )
  app.use(healthRoutes({}))
  const limit = visitorLimit()
  app.use('/api', limit, gateway(needs))
  app.use(sendKept(needs.keeping))
  app.use(compression())
  app.use(express.static(needs.assets, { index: false, redirect: false, setHeaders: cacheForEver }))
  app.use(limit, dropUntrustedForwarding, sameOrigin(needs.origins), renderPages(needs))
  app.use(noSuchRoute)
  app.use(problemHandler)
  return app
}

/** Built assets carry their content's hash in the name. */
const cacheForEver = (res: express.Response, path: string): void => {
  if (path.includes('/_astro/'))
    res.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
}

/** Only a proxy we trust may say under which host and scheme the person came. */
const dropUntrustedForwarding: RequestHandler = (req, _res, next) => {
  const trusts: unknown = req.app.get('trust proxy fn')
  const trusted = typeof trusts === 'function' && trusts(req.socket.remoteAddress, 0) === true
  if (!trusted)
    for (const name of ['x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port'])
      delete req.headers[name]
  next()
}

const renderPages =
  (needs: WebNeeds): RequestHandler =>
  async (req, res) => {
    // A page made for one person is nobody else's; public ones are asked for anew, so that a star is never stale.
    res.setHeader('Cache-Control', carriesSession(req) ? 'private, no-store' : 'no-cache')
    const { mode, origin, fileStore, peers, personToken } = needs
    const context = await pageContext({ mode, origin, fileStore, peers, personToken }, req)
    keepRendered(needs.keeping, { req, res, context })
    await needs.pages(req, res, undefined, { context })
  }
