import { z } from 'zod'
import { listen } from '@ocop/http/listen'
import { tokenCheck } from '@ocop/http/session'
import { openDatabase } from '@ocop/postgres/database'
import { Port, readConfig } from '@ocop/runtime/config'
import { closeServer, stopInOrder } from '@ocop/runtime/lifecycle'
import { createLogger } from '@ocop/runtime/logger'
import { supervisionApp } from './app.ts'
import type { Needs } from './needs.ts'
import { directory, stepRecords } from './order/gateway.ts'
import type { SupervisionTables } from './tables.ts'
import { keepSweeping } from './vacancy/sweep.ts'

const config = readConfig(
  z.object({
    HOST: z.string().default('127.0.0.1'),
    PORT: Port.default(4107),
    DATABASE_URL: z.string(),
    IDENTITY_JWKS_URL: z.url(),
    IDENTITY_URL: z.url(),
    DOSSIERS_URL: z.url(),
    /** How often it is asked who holds the posts that steps wait for. */
    VACANCY_EVERY_MS: z.coerce.number().int().min(100).default(20_000),
    SERVICE_SECRET: z.string().min(32),
    WEB_ORIGINS: z.string().transform((list) => list.split(',').filter((origin) => origin !== '')),
  }),
)

const logger = createLogger('supervision')
const db = openDatabase<SupervisionTables>(config.DATABASE_URL)
const needs: Needs = {
  db,
  liveNow: () => new Date().toISOString(),
  records: stepRecords(config.DOSSIERS_URL, config.SERVICE_SECRET),
  directory: directory(config.IDENTITY_URL, config.SERVICE_SECRET),
}
const tokens = tokenCheck(config.IDENTITY_JWKS_URL, config.SERVICE_SECRET)
const app = supervisionApp({ ...needs, logger, tokens, origins: config.WEB_ORIGINS })
const server = listen(app, config, logger)
const stopSweeping = keepSweeping(needs, logger, config.VACANCY_EVERY_MS)
stopInOrder(logger, [() => db.destroy(), stopSweeping, closeServer(server)])
