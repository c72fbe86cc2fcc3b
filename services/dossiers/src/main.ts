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
import { engine } from './engine/gateway.ts'
import { ledger } from './engine/ledger-gateway.ts'
import { evidenceFiles } from './file/gateway.ts'
import { keepLoops } from './loop/loops.ts'
import { processGateway } from './process/gateway.ts'
import { shopWindow } from './publication/gateway.ts'
import type { DossierTables } from './tables.ts'
import { directory } from './unit/gateway.ts'

const config = readConfig(DossiersConfiguration)
const logger = createLogger('dossiers')
const db = openDatabase<DossierTables>(config.DATABASE_URL, { max: 20 })
const connection = Connection.lazy({ address: config.TEMPORAL_ADDRESS })
const secret = config.SERVICE_SECRET
const client = new Client({ connection, namespace: config.TEMPORAL_NAMESPACE })
const needs = {
  db,
  mode: config.OCOP_MODE,
  wallClock: () => new Date().toISOString(),
  process: processGateway(client),
  files: evidenceFiles(config.FILES_URL, secret),
  directory: directory(config.IDENTITY_URL, secret),
  clockListeners: clockListeners([config.SUPERVISION_URL, config.CATALOGUE_URL], secret),
  shopWindow: shopWindow(config.CATALOGUE_URL, secret),
  engine: engine(client),
  ledger: ledger(config.SUPERVISION_URL, secret),
}
const tokens = tokenCheck(config.IDENTITY_JWKS_URL, secret)
const app = dossiersApp(needs, { logger, tokens, origins: config.WEB_ORIGINS })
const server = listen(app, config, logger)
const stopLoops = keepLoops(needs, logger, { watchEveryMs: config.WATCH_EVERY_MS })

stopInOrder(logger, [() => db.destroy(), () => connection.close(), stopLoops, closeServer(server)])
