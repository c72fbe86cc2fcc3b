import { at, dayOf, endOfDay } from '@ocop/kernel/days'
import { dayAfter } from '@ocop/kernel/calendar/working-days'
import type { EvaluationLevel, Regime } from '../../contract/regime.ts'

type Rule = Regime['rounds'][number]

/** A regular round of a level as the law has it: its number and year, and the two days that bind it. */
export type RoundTerm = {
  readonly level: EvaluationLevel
  readonly year: number
  readonly number: number
  /** Proposals of an earlier day than this one are evaluated in the round. */
  readonly proposedBefore: string
  readonly decidedBefore: string
  readonly article: string
}

/** The regular rounds of a level in a year, in the order of their numbers; a regime may leave them to the council. */
export const termsOf = (
  rounds: readonly Rule[],
  level: EvaluationLevel,
  year: number,
): readonly RoundTerm[] => {
  let last = `${year}-01-01`
  return rounds
    .filter((rule) => rule.level === level)
    .map(({ proposedBefore, decidedBefore, article }, index) => {
      const cutOff = nextDay(last, proposedBefore)
      last = cutOff
      return {
        ...{ level, year, number: index + 1, article },
        proposedBefore: cutOff,
        decidedBefore: nextDay(cutOff, decidedBefore),
      }
    })
}

/** The first such day of the year (MM-DD) that does not lie before `from`. */
const nextDay = (from: string, monthDay: string): string => {
  const year = Number(from.slice(0, 4))
  const day = `${year}-${monthDay}`
  return day >= from ? day : `${year + 1}-${monthDay}`
}

/** The round a proposal falls into: the first one whose cut-off it came before. */
export const termFor = (
  rounds: readonly Rule[],
  level: EvaluationLevel,
  proposedAt: string,
): RoundTerm | undefined => {
  const day = dayOf(proposedAt)
  const year = Number(day.slice(0, 4))
  return [year - 1, year, year + 1]
    .flatMap((each) => termsOf(rounds, level, each))
    .filter(({ proposedBefore }) => day < proposedBefore)
    .toSorted((a, b) => a.proposedBefore.localeCompare(b.proposedBefore))[0]
}

/** The moment a round's list closes: as its cut-off day begins. */
export const cutOffOf = (proposedBefore: string): string => at(proposedBefore, '00:00')

/** The last moment of the last day that comes so many days before the one before which a round is decided. */
export const lastMomentOf = (decidedBefore: string, daysBefore = 1): string =>
  endOfDay(dayAfter(decidedBefore, -daysBefore))
