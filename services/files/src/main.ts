import pLimit from 'p-limit'
import { listen } from '@ocop/http/listen'
import { tokenCheck } from '@ocop/http/session'
import { openDatabase } from '@ocop/postgres/database'
import { readConfig } from '@ocop/runtime/config'
import { closeServer, stopInOrder } from '@ocop/runtime/lifecycle'
import { createLogger } from '@ocop/runtime/logger'
import { filesApp } from './app.ts'
import { bucketFrom, FilesConfiguration } from './configuration.ts'
import { askOwner } from './file/gateway.ts'
import { keepMakingSizes } from './photo/loop.ts'
import type { FilesTables } from './tables.ts'
import { sweepQuarantine } from './upload/sweep.ts'
import { defaultLimits } from './upload/upload.ts'
import { openVault } from './vault/gateway.ts'

const config = readConfig(FilesConfiguration)
const logger = createLogger('files')
const db = openDatabase<FilesTables>(config.DATABASE_URL)
const vault = openVault(bucketFrom(config), logger)
const now = (): Date => new Date()
const app = filesApp({
  db,
  vault,
  now,
  logger,
  tokens: tokenCheck(config.IDENTITY_JWKS_URL, config.SERVICE_SECRET),
  origins: config.WEB_ORIGINS,
  limits: { ...defaultLimits, perHour: config.UPLOADS_PER_HOUR },
  // Four files of the largest size are held in memory at once; further ones wait their turn.
  examinations: pLimit(4),
  askOwner: askOwner({ dossier: config.DOSSIERS_URL }),
})
// A storage that is down at the start is told by readyz, which tries again each time.
await vault.prepare().catch(() => undefined)
const server = listen(app, config, logger)
const sweeping = setInterval(() => {
  sweepQuarantine({ db, vault }, now())
    .then((swept) => logger.info(swept, 'the quarantine was swept'))
    .catch((error: unknown) => logger.warn({ err: error }, 'the quarantine was not swept'))
}, 3_600_000)
const stopSweeping = async (): Promise<void> => clearInterval(sweeping)
const stopMaking = keepMakingSizes({ db, vault, now }, logger)
stopInOrder(logger, [() => db.destroy(), stopSweeping, stopMaking, closeServer(server)])
