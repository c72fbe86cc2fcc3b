import type { Logger } from '@ocop/runtime/logger'
import { keepDoing } from '../loop/keep-doing.ts'
import type { Needs } from '../needs.ts'
import { publishPending } from './publish.ts'

/** Publishes what is pending, for as long as the service runs. @returns how to stop it */
export const keepPublishing = (
  needs: Pick<Needs, 'db' | 'shopWindow'>,
  logger: Logger,
): (() => Promise<void>) =>
  keepDoing(() => publishPending(needs), logger, 'the catalogue could not be told; trying again')
