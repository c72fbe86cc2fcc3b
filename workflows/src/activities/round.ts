import { z } from 'zod'
import { RoundStanding } from '@ocop/dossiers/contract/round'
import type { RoundActivities } from '../round/activities.ts'
import type { Services } from './evaluation.ts'

const told = z.unknown()

/** A round's activities: its record is the dossiers service's. */
export const roundActivities = ({ dossiers }: Pick<Services, 'dossiers'>): RoundActivities => {
  const call = <S extends z.ZodType>(schema: S, roundId: string, word: string, at: string) =>
    dossiers(schema, { method: 'POST', path: `/internal/rounds/${roundId}/${word}`, body: { at } })
  return {
    lookAtRound: (roundId, at) => call(RoundStanding, roundId, 'look', at),
    closeList: async (roundId, at) => void (await call(told, roundId, 'list', at)),
    carryOutOrders: async (roundId, at) => void (await call(told, roundId, 'orders', at)),
    closeRound: async (roundId, at) => void (await call(told, roundId, 'close', at)),
  }
}
