import express, { Router, type Express } from 'express'
import helmet from 'helmet'
import { pinoHttp } from 'pino-http'
import type { Logger } from '@ocop/runtime/logger'
import type { Mount } from './endpoint.ts'
import { healthRoutes, type ReadinessChecks } from './health.ts'
import { apiDocument } from './openapi.ts'
import { sameOrigin } from './origin.ts'
import { jsonOnly } from './json-only.ts'
import { noSuchRoute, problemHandler } from './problem-handler.ts'
import { readSession, type TokenCheck } from './session.ts'

export type { Mount }

export type ServiceSpec = {
  readonly name: string
  readonly description: string
  readonly logger: Logger
  readonly tokens: TokenCheck
  /** Origins whose pages may write: the web-store's own. */
  readonly origins: readonly string[]
  readonly ready: ReadinessChecks
  /** Adds the service's routes. */
  readonly routes: (mount: Mount) => void
}

/** The Express app of one service, all of it under `/api/<service>`. */
export const serviceApp = (spec: ServiceSpec): Express => {
  const document = apiDocument(spec.name, spec.description)
  const router = Router()
  router.use(healthRoutes(spec.ready))
  router.get('/openapi.json', (_req, res) => void res.json(document.build()))
  const pure = Router()
  router.use(
    readSession(spec.tokens),
    pure,
    sameOrigin(spec.origins),
    jsonOnly,
    express.json({ limit: '1mb' }),
  )
  spec.routes({ router, pure, document })
  const app = express()
  app.disable('x-powered-by')
  // Services stand behind the gateway, on this machine or on a private network.
  app.set('trust proxy', ['loopback', 'uniquelocal'])
  app.use(
    pinoHttp({
      logger: spec.logger,
      autoLogging: { ignore: (req) => /\/(livez|readyz)$/.test(req.url ?? '') },
    }),
  )
  app.use(helmet())
  app.use(`/api/${spec.name}`, router)
  app.use(noSuchRoute)
  app.use(problemHandler)
  return app
}
