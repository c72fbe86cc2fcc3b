import type { Logger } from '@ocop/runtime/logger'
import { keepWatching } from '../engine/watch.ts'
import { keepSignalling } from '../intervention/signal.ts'
import type { Needs } from '../needs.ts'
import { keepTelling } from '../process-run/loop.ts'
import { keepPublishing } from '../publication/loop.ts'

/** Everything the service does without being asked, for as long as it runs. @returns how to stop it */
export const keepLoops = (
  needs: Needs,
  logger: Logger,
  { watchEveryMs }: { readonly watchEveryMs: number },
): (() => Promise<void>) => {
  const stops = [
    keepPublishing(needs, logger),
    keepTelling(needs, logger),
    keepSignalling(needs, logger),
    keepWatching(needs, logger, watchEveryMs),
    keepScheduled(needs, logger),
  ]
  return async () => {
    await Promise.all(stops.map((stop) => stop()))
  }
}

/** The engine may come up later than this service: asked until it has taken the schedule. */
const keepScheduled = ({ engine }: Needs, logger: Logger): (() => Promise<void>) => {
  const timer = setInterval(() => {
    engine.scheduleReconciliation().then(
      () => clearInterval(timer),
      (error: unknown) =>
        logger.warn({ err: error }, 'the look over everything is not scheduled yet'),
    )
  }, 5_000)
  timer.unref()
  return async () => clearInterval(timer)
}
