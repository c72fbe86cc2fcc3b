import { Problem, type Fault } from '@ocop/kernel/problem'
import type { CouncilStatute } from '../../contract/council.ts'
import type { Statute } from '../../contract/regime.ts'

/** The rules a council works by: its own where it has them, else the law's defaults. */
export const statuteOf = (defaults: Statute, own: CouncilStatute | null | undefined): Statute => {
  if (!own) return defaults
  const { article: _article, ...rules } = own
  const given = Object.entries(rules).filter(([, rule]) => rule !== undefined)
  return { ...defaults, ...Object.fromEntries(given) }
}

type Check = readonly [name: keyof CouncilStatute, holds: boolean, wanted: string]

/** @throws invalid with every rule that cannot be worked by */
export const refuseUnworkable = (own: CouncilStatute): void => {
  const { quorum, gapMax, packWorkingDays, writtenOpinionDays, remindAt = [], ladder = [] } = own
  const days = ladder.map(({ afterWorkingDays }) => afterWorkingDays)
  const checks: readonly Check[] = [
    ['quorum', !quorum || isQuorum(quorum), 'more than half of the members, and at most all'],
    ['gapMax', !gapMax || isWhole(gapMax.value, 1, 100), 'a whole number of points up to 100'],
    [
      'packWorkingDays',
      !packWorkingDays || isWhole(packWorkingDays.value, 1, 30),
      'at least one working day',
    ],
    [
      'writtenOpinionDays',
      !writtenOpinionDays || isWhole(writtenOpinionDays.value, 1, 30),
      'one to thirty working days',
    ],
    [
      'remindAt',
      isAscending(remindAt) && remindAt.every((share) => share > 0 && share < 1),
      'shares of the time allowed, in order, between 0 and 1',
    ],
    ['ladder', isAscending(days), 'rungs in the order of their days'],
  ]
  const errors: Fault[] = checks.flatMap(([name, holds, wanted]) =>
    holds
      ? []
      : [{ pointer: `/statute/${name}`, code: 'statute-unworkable', detail: `Wanted: ${wanted}.` }],
  )
  if (errors.length)
    throw new Problem('invalid', 'statute-unworkable', 'The statute cannot be worked by.', {
      errors,
    })
}

const isQuorum = ({ numerator, denominator }: Statute['quorum']): boolean =>
  denominator > 0 && numerator <= denominator && numerator * 2 > denominator

const isWhole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most

const isAscending = (values: readonly number[]): boolean =>
  values.every((value, index) => index === 0 || value > (values[index - 1] ?? value))
