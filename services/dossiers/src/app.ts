import type { Express } from 'express'
import { sql } from 'kysely'
import { serviceApp, type ServiceSpec } from '@ocop/http/service-app'
import { certificateActRoutes } from './certificate/act-routes.ts'
import { certificateRoutes } from './certificate/routes.ts'
import { clockRoutes } from './clock/routes.ts'
import { closureRoutes } from './closure/routes.ts'
import { commandRoutes } from './command/routes.ts'
import { conflictRoutes } from './conflict/routes.ts'
import { councilRoutes } from './council/routes.ts'
import { demonstrationRoutes } from './demonstration/routes.ts'
import { dossierRoutes } from './dossier/routes.ts'
import { fieldworkRoutes } from './fieldwork/routes.ts'
import { interventionRoutes } from './intervention/routes.ts'
import { inspectionActRoutes } from './inspection/act-routes.ts'
import { inspectionRoutes } from './inspection/routes.ts'
import type { Needs } from './needs.ts'
import { processRoutes } from './process/routes.ts'
import { processCommandRoutes } from './process-command/routes.ts'
import { processStepRoutes } from './process-step/routes.ts'
import { reconciliationRoutes } from './reconciliation/routes.ts'
import { resumptionRoutes } from './resumption/routes.ts'
import { regimeRoutes } from './regime/routes.ts'
import { recognitionRoutes } from './recognition/routes.ts'
import { rehearsalRoutes } from './rehearsal/routes.ts'
import { roundProcessRoutes } from './round/process-routes.ts'
import { roundRoutes } from './round/routes.ts'
import { scorecardRoutes } from './scorecard/routes.ts'
import { transferRoutes } from './transfer/routes.ts'

/** The dossiers service: the law as data, dossiers and what is recorded about them, councils, certificates, rehearsals. */
export const dossiersApp = (
  needs: Needs,
  site: Pick<ServiceSpec, 'logger' | 'tokens' | 'origins'>,
): Express =>
  serviceApp({
    ...site,
    name: 'dossiers',
    description:
      'Products, dossiers, rounds, councils, scorecards, decisions and certificates; the law as data.',
    ready: {
      database: () => sql`select 1`.execute(needs.db),
      process: needs.process.ping,
    },
    routes: (mount) => {
      regimeRoutes(mount)
      dossierRoutes(mount, needs)
      scorecardRoutes(mount, needs)
      commandRoutes(mount, needs)
      fieldworkRoutes(mount, needs)
      councilRoutes(mount, needs)
      conflictRoutes(mount, needs)
      roundRoutes(mount, needs)
      roundProcessRoutes(mount, needs)
      certificateRoutes(mount, needs)
      certificateActRoutes(mount, needs)
      inspectionRoutes(mount, needs)
      inspectionActRoutes(mount, needs)
      clockRoutes(mount, needs)
      recognitionRoutes(mount, needs)
      rehearsalRoutes(mount, needs)
      transferRoutes(mount, needs)
      demonstrationRoutes(mount, needs)
      processRoutes(mount, needs)
      processStepRoutes(mount, needs)
      processCommandRoutes(mount, needs)
      interventionRoutes(mount, needs)
      closureRoutes(mount, needs)
      reconciliationRoutes(mount, needs)
      resumptionRoutes(mount, needs)
    },
  })
