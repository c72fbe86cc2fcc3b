import { pageOf } from '@ocop/kernel/page'
import { Problem } from '@ocop/kernel/problem'
import { TradeEvent } from '@ocop/programme/contract/trade'
import type { Api } from '../../lib/api.ts'

/** The next few fairs for the home page; undefined when the programme service is down, and it does without them. */
export const comingEvents = async (api: Api): Promise<readonly TradeEvent[] | undefined> => {
  try {
    return (await api.get('programme', '/trade-events?pageSize=3', pageOf(TradeEvent))).items
  } catch (error) {
    if (error instanceof Problem && error.kind === 'unavailable') return undefined
    throw error
  }
}
