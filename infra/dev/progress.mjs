const tickEvery = 10_000

/** @param {number} since */
export const elapsed = (since) => {
  const seconds = Math.round((Date.now() - since) / 1000)
  if (seconds < 60) return `${seconds} s`
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`
}

/** @type {NodeJS.WritableStream} */
let told = process.stdout

/** Where progress is told: a command whose own output others read keeps it off stdout. @param {NodeJS.WritableStream} stream */
export const sayOn = (stream) => void (told = stream)

/** @param {string} text */
export const say = (text) => void told.write(`${text}\n`)

/**
 * Says what is being done, every ten seconds that it is still being done, and how long it took.
 * @template T
 * @param {string} label
 * @param {() => Promise<T>} work
 * @param {{ quietUnderMs?: number, hint?: string }} [options] short steps can stay silent until they turn out long;
 *   a hint says what to expect
 * @returns {Promise<T>}
 */
export const step = async (label, work, { quietUnderMs = 0, hint } = {}) => {
  const since = Date.now()
  if (quietUnderMs === 0) say(`• ${label}${hint ? ` (${hint})` : ''} …`)
  const ticking = setInterval(() => say(`  ${label}: ${elapsed(since)} so far`), tickEvery)
  try {
    const result = await work()
    if (quietUnderMs === 0 || Date.now() - since > quietUnderMs)
      say(`✓ ${label} (${elapsed(since)})`)
    return result
  } finally {
    clearInterval(ticking)
  }
}
