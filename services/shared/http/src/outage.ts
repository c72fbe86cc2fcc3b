const outageCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  // PostgreSQL: shutting down, crashed, starting up, too many connections.
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08003',
])

/** Whether an error says that a dependency is down (weather), not that somebody erred. */
export const isOutage = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  if ('code' in error && typeof error.code === 'string' && outageCodes.has(error.code)) return true
  if (
    /Connection terminated|timeout exceeded when trying to connect|fetch failed/.test(error.message)
  )
    return true
  if (error instanceof AggregateError) return error.errors.some(isOutage)
  return error.cause !== undefined && isOutage(error.cause)
}
