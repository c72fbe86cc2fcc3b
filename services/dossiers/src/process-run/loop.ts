import type { Logger } from '@ocop/runtime/logger'
import { keepDoing } from '../loop/keep-doing.ts'
import type { Needs } from '../needs.ts'
import { tellUntold } from './tell.ts'

/** Starts and tells processes, for as long as the service runs. @returns how to stop it */
export const keepTelling = (needs: Needs, logger: Logger): (() => Promise<void>) =>
  keepDoing(() => tellUntold(needs), logger, 'a process could not be told; trying again')
