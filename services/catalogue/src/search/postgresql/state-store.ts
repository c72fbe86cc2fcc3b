import { sql, type RawBuilder } from 'kysely'
import { liveClock } from '@ocop/kernel/realm'
import { expiringDays } from '../../certificate/live-state.ts'
import type { Clocks } from '../../clock/clock.ts'

/** The SQL twin of liveState, on the day each record's own clock shows. */
export const stateOn = (clocks: Clocks): RawBuilder<string> => {
  const rehearsals = JSON.stringify(Object.fromEntries(clocks.days))
  const today = sql`case when p.clock_id = ${liveClock} then ${clocks.dayOf(liveClock)}::date
    else coalesce((${rehearsals}::jsonb ->> p.clock_id)::date, p.valid_from) end`
  return sql`case
    when p.standing in ('revoked', 'replaced') then p.standing
    when p.last_day < (${today}) then 'expired'
    when p.standing <> 'in-force' then p.standing
    when p.last_day - (${today}) <= ${expiringDays}::int then 'expiring'
    else 'valid' end`
}
