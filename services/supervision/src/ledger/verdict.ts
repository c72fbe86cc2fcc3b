import type { Verdict } from '../../contract/steps.ts'
import { isBefore, type PauseWord, type Standing } from './ledger.ts'

/** A closing word's own verdict, as far as it carried one. */
export type Told = { readonly [Part in keyof Required<Verdict>]: Required<Verdict>[Part] | null }

export type Ending = {
  readonly openedAt: string
  readonly closedAt: string
  readonly standing: Standing
  readonly words: readonly PauseWord[]
}

/** Whether a step that ended at `closedAt` kept its due time; a clock that stands does not run out. */
export const isInTime = ({ dueAt, pausedSince }: Standing, closedAt: string): boolean =>
  dueAt === null || !isBefore(dueAt, pausedSince ?? closedAt)

/** The verdict as the closing word told it; what it left out is judged here. */
export const judged = ({ standing, closedAt }: Ending, told: Told): Told => ({
  ...told,
  inTime: told.inTime ?? isInTime(standing, closedAt),
})

export const workingHoursBetween = (_from: string, _to: string): number | null => null
