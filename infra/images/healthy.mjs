/** The health check of every container of ours: ends with 0 when the address given answers well. */
const [address = ''] = process.argv.slice(2)
const answer = await fetch(address, { signal: AbortSignal.timeout(4_000) }).catch(() => undefined)
process.exit(answer?.ok ? 0 : 1)
