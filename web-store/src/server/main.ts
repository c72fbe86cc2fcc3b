import { fileURLToPath } from 'node:url'
import { readConfig } from '@ocop/runtime/config'
import { closeServer, stopInOrder } from '@ocop/runtime/lifecycle'
import { createLogger } from '@ocop/runtime/logger'
import { webApp } from './app.ts'
import { peersOf, WebConfig } from './config.ts'
import { followChanges } from './followed-changes.ts'
import { pageStore } from './page-store.ts'
import { loadPages } from './pages.ts'
import { personTokenFrom } from './person-token.ts'

const config = readConfig(WebConfig)
const logger = createLogger('web-store')
const dist = new URL('../../dist/', import.meta.url)

const peers = peersOf(config)
const store = pageStore()
const changes = followChanges(peers, store)

const app = webApp({
  logger,
  mode: config.OCOP_MODE,
  origins: config.WEB_ORIGINS,
  origin: config.WEB_ORIGINS[0] ?? `http://127.0.0.1:${config.PORT}`,
  fileStore: new URL(config.S3_PUBLIC_ENDPOINT).origin,
  peers,
  keeping: { store, changes },
  personToken: personTokenFrom(config.IDENTITY_URL),
  pages: await loadPages(dist),
  assets: fileURLToPath(new URL('client/', dist)),
})
const server = app.listen(config.PORT, config.HOST, (error) => {
  if (error) throw error
  logger.info({ port: config.PORT }, 'the web-store listens')
})
stopInOrder(logger, [changes.stop, closeServer(server)])
