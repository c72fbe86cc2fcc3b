import type { Server } from 'node:http'
import type { Express } from 'express'
import type { Logger } from '@ocop/runtime/logger'

/** Serves an app. A port that cannot be had ends the process with its reason: Express hands it to this callback. */
export const listen = (
  app: Express,
  { PORT, HOST }: { readonly PORT: number; readonly HOST: string },
  logger: Logger,
): Server =>
  app.listen(PORT, HOST, (error?: Error) => {
    if (error) throw error
    logger.info({ port: PORT }, 'listening')
  })
