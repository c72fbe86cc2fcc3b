import type { Express } from 'express'
import { sql } from 'kysely'
import { serviceApp } from '@ocop/http/service-app'
import type { TokenCheck } from '@ocop/http/session'
import type { Logger } from '@ocop/runtime/logger'
import { fileRoutes, type FileNeeds } from './file/routes.ts'
import { photoRoutes } from './photo/routes.ts'
import { uploadRoutes, type UploadNeeds } from './upload/routes.ts'

export type Needs = UploadNeeds &
  FileNeeds & {
    readonly tokens: TokenCheck
    readonly origins: readonly string[]
    readonly logger: Logger
  }

/** The files service, all of it under /api/files. */
export const filesApp = (needs: Needs): Express =>
  serviceApp({
    name: 'files',
    description: 'Uploads straight to the storage, the evidence vault, and short links to read it.',
    logger: needs.logger,
    tokens: needs.tokens,
    origins: needs.origins,
    ready: {
      database: () => sql`select 1`.execute(needs.db),
      // Asking also makes the bucket, should the storage have been down at the start.
      storage: needs.vault.prepare,
    },
    routes: (mount) => {
      uploadRoutes(mount, needs)
      fileRoutes(mount, needs)
      photoRoutes(mount, needs)
    },
  })
