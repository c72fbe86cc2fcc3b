import { callService } from '@ocop/http/client'
import { serviceToken } from '@ocop/http/session'
import { ClockReading } from '@ocop/kernel/clock'
import { liveClock } from '@ocop/kernel/realm'

/** Programme time of a clock. @throws missing when there is no such clock; unavailable while nobody can tell */
export type AskNow = (clockId: string) => Promise<string>

/** The live clock is the wall's; rehearsals' clocks the dossiers service keeps. */
export const clocksAt =
  (dossiersUrl: string, serviceSecret: string, wallClock: () => string): AskNow =>
  async (clockId) => {
    if (clockId === liveClock) return wallClock()
    const { now } = await callService(dossiersUrl, ClockReading, {
      path: `/internal/clocks/${encodeURIComponent(clockId)}`,
      token: await serviceToken('programme', serviceSecret),
    })
    return now
  }
