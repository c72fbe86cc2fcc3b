import type { RequestListener } from 'node:http'
import pLimit from 'p-limit'
import { tokenCheck } from '@ocop/http/session'
import { openDatabase } from '@ocop/postgres/database'
import { createLogger } from '@ocop/runtime/logger'
import type { ServiceName } from '../../infra/dev/services.ts'
import { catalogueApp } from '../../services/catalogue/src/app.ts'
import { dossiersApp } from '../../services/dossiers/src/app.ts'
import { filesApp } from '../../services/files/src/app.ts'
import { defaultLimits } from '../../services/files/src/upload/upload.ts'
import { identityApp } from '../../services/identity/src/app.ts'
import { programmeApp } from '../../services/programme/src/app.ts'
import { supervisionApp } from '../../services/supervision/src/app.ts'
import { supportPaymentsApp } from '../../services/support-payments/src/app.ts'

const secret = 'nobody is asked anything with this secret'
const unasked = (): never => {
  throw new Error('Nothing is asked of a service whose document alone is read.')
}
/** Opens no connection until it is asked something. */
const database = <Tables>() => openDatabase<Tables>('postgres://nobody@127.0.0.1:1/none')

const logger = createLogger('contracts')
logger.level = 'silent'
const site = {
  logger,
  tokens: tokenCheck('http://127.0.0.1:1/jwks', secret),
  origins: ['http://127.0.0.1'],
}

const dossiers = (): RequestListener =>
  dossiersApp(
    {
      db: database(),
      mode: 'demonstration',
      wallClock: unasked,
      process: {
        lodge: unasked,
        act: unasked,
        announceScorecard: unasked,
        announceChange: unasked,
        advanceClock: unasked,
        start: unasked,
        resume: unasked,
        resumeDossier: unasked,
        command: unasked,
        tellChanged: unasked,
        quietness: unasked,
        ping: unasked,
      },
      files: { find: unasked, link: unasked },
      directory: { unitAt: unasked, unitWithCode: unasked, endOf: unasked, organisation: unasked },
      clockListeners: { tell: unasked },
      shopWindow: { show: unasked },
      engine: {
        health: unasked,
        hasWorker: unasked,
        stage: unasked,
        running: unasked,
        scheduleReconciliation: unasked,
      },
      ledger: {
        noteConditions: unasked,
        standing: unasked,
        open: unasked,
        change: unasked,
        close: unasked,
        keepReconciliation: unasked,
      },
    },
    site,
  )

const files = (): RequestListener =>
  filesApp({
    ...site,
    db: database(),
    vault: {
      prepare: unasked,
      ticket: unasked,
      look: unasked,
      read: unasked,
      store: unasked,
      keep: unasked,
      clear: unasked,
      link: unasked,
    },
    now: unasked,
    limits: defaultLimits,
    examinations: pLimit(1),
    askOwner: unasked,
  })

const catalogue = (): RequestListener =>
  catalogueApp({
    ...site,
    db: database(),
    search: { find: unasked, suggest: unasked },
    nudgeIndex: unasked,
    askSource: unasked,
    askPhoto: unasked,
    mode: 'demonstration',
    now: unasked,
  })

const identity = (): RequestListener =>
  identityApp({
    db: database(),
    secret,
    serviceSecret: secret,
    origins: site.origins,
    mode: 'demonstration',
    logger,
  })

/** Each service as main.ts composes it, on needs that answer nothing. */
export const inertApps: Readonly<Record<ServiceName, () => RequestListener>> = {
  identity,
  programme: () =>
    programmeApp({
      ...site,
      db: database(),
      mode: 'demonstration',
      askRecognitions: unasked,
      askNow: unasked,
      askUnit: unasked,
      now: unasked,
    }),
  dossiers,
  files,
  'support-payments': () => supportPaymentsApp({ ...site, db: database() }),
  catalogue,
  supervision: () =>
    supervisionApp({
      ...site,
      db: database(),
      liveNow: unasked,
      records: { change: unasked, barred: unasked },
      directory: { unit: unasked, holders: unasked, standings: unasked },
    }),
}
