import type { Logger } from '@ocop/runtime/logger'
import { tellSupervision } from '../ledger/gateway.ts'
import { tellPending } from '../ledger/tell.ts'
import { lookAtLink } from '../stall/gateway.ts'
import { keepDoing } from './run.ts'
import { tend, type TendNeeds } from './tend.ts'

export type Tending = Pick<TendNeeds, 'db' | 'now'> & {
  readonly supervisionUrl: string
  readonly serviceSecret: string
  readonly logger: Logger
}

const second = 1_000
const minute = 60 * second

/** What the catalogue does without being asked. @returns how to stop it */
export const startTending = (needs: Tending): (() => Promise<void>) => {
  const { db, now, logger } = needs
  const tell = tellSupervision(needs.supervisionUrl, needs.serviceSecret)
  const report = (error: unknown): void =>
    logger.warn({ err: error }, 'something due was not done; trying again')
  const stops = [
    keepDoing(() => tellPending({ db, tell, report }), { everyMs: second, report }),
    keepDoing(() => tend({ db, now, look: lookAtLink() }), { everyMs: minute, report }),
  ]
  return async () => {
    await Promise.all(stops.map((stop) => stop()))
  }
}
