import type { Server } from 'node:http'
import type { Logger } from './logger.ts'

type Stop = () => Promise<void>

/**
 * Stops a process in order on SIGTERM or SIGINT: first the last thing started. Exits 0 when all
 * ended in time, 1 when one failed or 20 seconds went by.
 */
export const stopInOrder = (logger: Logger, stops: readonly Stop[]): void => {
  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), 20_000).unref()
    let failed = false
    for (const each of stops.toReversed()) {
      await each().catch((error: unknown) => {
        failed = true
        logger.error({ err: error }, 'a part did not stop')
      })
    }
    process.exit(failed ? 1 : 0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
}

/** A stop for an HTTP server: no new connections, the running answers are finished. */
export const closeServer = (server: Server) => (): Promise<void> =>
  new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()))
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 10_000).unref()
  })
