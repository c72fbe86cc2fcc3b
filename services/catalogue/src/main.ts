import { listen } from '@ocop/http/listen'
import { tokenCheck } from '@ocop/http/session'
import { openDatabase } from '@ocop/postgres/database'
import { readConfig } from '@ocop/runtime/config'
import { closeServer, stopInOrder } from '@ocop/runtime/lifecycle'
import { createLogger } from '@ocop/runtime/logger'
import { catalogueApp } from './app.ts'
import { askDossiers } from './certificate/gateway.ts'
import { publicRealms } from './certified-product/public-realms.ts'
import { CatalogueConfiguration } from './configuration.ts'
import { askFiles } from './photo/gateway.ts'
import { openSearch } from './search/open-search.ts'
import type { CatalogueTables } from './tables.ts'
import { startTending } from './tending/start.ts'

const config = readConfig(CatalogueConfiguration)
const logger = createLogger('catalogue')
const db = openDatabase<CatalogueTables>(config.DATABASE_URL)
const search = openSearch({ db, config, realms: publicRealms(config.OCOP_MODE), logger })
const now = (): string => new Date().toISOString()
const app = catalogueApp({
  db,
  search: search.port,
  nudgeIndex: search.nudge,
  askSource: askDossiers(config.DOSSIERS_URL, config.SERVICE_SECRET),
  askPhoto: askFiles(config.FILES_URL, config.SERVICE_SECRET),
  mode: config.OCOP_MODE,
  now,
  logger,
  tokens: tokenCheck(config.IDENTITY_JWKS_URL, config.SERVICE_SECRET),
  origins: config.WEB_ORIGINS.split(','),
})
const server = listen(app, config, logger)
const { SUPERVISION_URL: supervisionUrl, SERVICE_SECRET: serviceSecret } = config
const stopTending = startTending({ db, now, logger, supervisionUrl, serviceSecret })
stopInOrder(logger, [() => db.destroy(), search.stop, stopTending, closeServer(server)])
