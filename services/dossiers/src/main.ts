import { Client, Connection } from '@temporalio/client'
import { listen } from '@ocop/http/listen'
import { tokenCheck } from '@ocop/http/session'
import { openDatabase } from '@ocop/postgres/database'
import { readConfig } from '@ocop/runtime/config'
import { closeServer, stopInOrder } from '@ocop/runtime/lifecycle'
import { createLogger } from '@ocop/runtime/logger'
import { dossiersApp } from './app.ts'
import { clockListeners } from './clock/gateway.ts'
import { DossiersConfiguration } from './configuration.ts'
import { evidenceFiles } from './file/gateway.ts'
import { keepSignalling } from './intervention/signal.ts'
import { processGateway } from './process/gateway.ts'
import { keepTelling } from './process-run/loop.ts'
import { shopWindow } from './publication/gateway.ts'
import { keepPublishing } from './publication/loop.ts'
import type { DossierTables } from './tables.ts'
import { directory } from './unit/gateway.ts'

const config = readConfig(DossiersConfiguration)
const logger = createLogger('dossiers')
const db = openDatabase<DossierTables>(config.DATABASE_URL, { max: 20 })
const connection = Connection.lazy({ address: config.TEMPORAL_ADDRESS })
const secret = config.SERVICE_SECRET
const needs = {
  db,
  mode: config.OCOP_MODE,
  wallClock: () => new Date().toISOString(),
  process: processGateway(new Client({ connection, namespace: config.TEMPORAL_NAMESPACE })),
  files: evidenceFiles(config.FILES_URL, secret),
  directory: directory(config.IDENTITY_URL, secret),
  clockListeners: clockListeners([config.SUPERVISION_URL, config.CATALOGUE_URL], secret),
  shopWindow: shopWindow(config.CATALOGUE_URL, secret),
}
const tokens = tokenCheck(config.IDENTITY_JWKS_URL, secret)
const app = dossiersApp(needs, { logger, tokens, origins: config.WEB_ORIGINS })
const server = listen(app, config, logger)
const stopPublishing = keepPublishing(needs, logger)
const stopTelling = keepTelling(needs, logger)
const stopSignalling = keepSignalling(needs, logger)

stopInOrder(logger, [
  () => db.destroy(),
  () => connection.close(),
  stopPublishing,
  stopTelling,
  stopSignalling,
  closeServer(server),
])
