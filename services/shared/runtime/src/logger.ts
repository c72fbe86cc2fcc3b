import { pino, type Logger } from 'pino'

export type { Logger }

/** One JSON line per event on stdout. Bodies, cookies and tokens are never logged. */
export const createLogger = (name: string): Logger =>
  pino({
    name,
    level: process.env['LOG_LEVEL'] ?? 'info',
    redact: ['req.headers.cookie', 'req.headers.authorization', 'res.headers["set-cookie"]'],
  })
