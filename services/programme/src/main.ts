import { z } from 'zod'
import { listen } from '@ocop/http/listen'
import { tokenCheck } from '@ocop/http/session'
import { Mode } from '@ocop/kernel/realm'
import { openDatabase } from '@ocop/postgres/database'
import { Port, readConfig } from '@ocop/runtime/config'
import { closeServer, stopInOrder } from '@ocop/runtime/lifecycle'
import { createLogger } from '@ocop/runtime/logger'
import { programmeApp } from './app.ts'
import { clocksAt } from './clock/gateway.ts'
import { askDossiers } from './progress/gateway.ts'
import type { ProgrammeTables } from './tables.ts'
import { askIdentity } from './unit/gateway.ts'

const config = readConfig(
  z.object({
    OCOP_MODE: Mode,
    HOST: z.string().default('127.0.0.1'),
    PORT: Port.default(4102),
    DATABASE_URL: z.string(),
    IDENTITY_JWKS_URL: z.url(),
    IDENTITY_URL: z.url(),
    DOSSIERS_URL: z.url(),
    SERVICE_SECRET: z.string().min(32),
    WEB_ORIGINS: z.string().transform((list) => list.split(',').filter((origin) => origin !== '')),
  }),
)

const logger = createLogger('programme')
const db = openDatabase<ProgrammeTables>(config.DATABASE_URL)
const now = (): string => new Date().toISOString()
const app = programmeApp({
  db,
  mode: config.OCOP_MODE,
  askRecognitions: askDossiers(config.DOSSIERS_URL, config.SERVICE_SECRET),
  askNow: clocksAt(config.DOSSIERS_URL, config.SERVICE_SECRET, now),
  askUnit: askIdentity(config.IDENTITY_URL),
  now,
  logger,
  tokens: tokenCheck(config.IDENTITY_JWKS_URL, config.SERVICE_SECRET),
  origins: config.WEB_ORIGINS,
})
const server = listen(app, config, logger)
stopInOrder(logger, [() => db.destroy(), closeServer(server)])
