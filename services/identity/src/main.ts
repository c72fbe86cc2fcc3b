import { listen } from '@ocop/http/listen'
import { z } from 'zod'
import { Mode } from '@ocop/kernel/realm'
import { openDatabase } from '@ocop/postgres/database'
import { Port, readConfig } from '@ocop/runtime/config'
import { closeServer, stopInOrder } from '@ocop/runtime/lifecycle'
import { createLogger } from '@ocop/runtime/logger'
import { identityApp } from './app.ts'
import { forgetPassed } from './sessions/store.ts'
import type { IdentityTables } from './tables.ts'

const config = readConfig(
  z.object({
    HOST: z.string().default('127.0.0.1'),
    PORT: Port.default(4101),
    DATABASE_URL: z.url(),
    /** Signs the session cookies and encrypts the signing key; known to this service alone. */
    IDENTITY_SECRET: z.string().min(32),
    SERVICE_SECRET: z.string().min(32),
    WEB_ORIGINS: z.string().transform((list) => list.split(',').map((origin) => origin.trim())),
    OCOP_MODE: Mode,
  }),
)

const logger = createLogger('identity')
const db = openDatabase<IdentityTables>(config.DATABASE_URL)
const app = identityApp({
  db,
  secret: config.IDENTITY_SECRET,
  serviceSecret: config.SERVICE_SECRET,
  origins: config.WEB_ORIGINS,
  mode: config.OCOP_MODE,
  logger,
})

const hour = 60 * 60 * 1000
const sweeping = setInterval(() => {
  forgetPassed(db).catch((error: unknown) =>
    logger.warn({ err: error }, 'what has passed was not removed'),
  )
}, hour).unref()

const server = listen(app, config, logger)
stopInOrder(logger, [() => db.destroy(), async () => clearInterval(sweeping), closeServer(server)])
