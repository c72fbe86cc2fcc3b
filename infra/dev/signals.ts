/** npm and a terminal can both pass on one Ctrl-C; what comes again within this time is the same wish. */
const sameWishMs = 1_000

let ending = false

/** Whether somebody wished the command to end; what fails from then on fails because of that. */
export const isEnding = (): boolean => ending

type Ends = { readonly gently: () => Promise<void>; readonly atOnce: () => Promise<void> }

/**
 * Ends the command on Ctrl-C, SIGTERM, SIGHUP, or when the process that started it is gone; a second wish ends it at once.
 * The exit code is 0 after `gently` when the command was meant to run until then, else 130.
 */
export const onStopWish = ({ gently, atOnce }: Ends, exitCode: () => number): void => {
  let firstAt: number | undefined
  const wish = async (): Promise<void> => {
    const now = Date.now()
    if (firstAt !== undefined && now - firstAt < sameWishMs) return
    const end = firstAt === undefined ? gently : atOnce
    firstAt ??= now
    ending = true
    await end().catch((error: unknown) => process.stderr.write(`✗ ${String(error)}\n`))
    process.exit(exitCode())
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => void wish())
  process.on('disconnect', () => void wish())
  // The channel only tells of the end of the process at its other side; it keeps nothing running.
  process.channel?.unref()
}
