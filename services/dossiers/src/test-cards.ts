import { criteriaOf, type GradableSheet } from '../contract/criteria.ts'
import { needOf, totalOf } from '../contract/grade.ts'
import { sheetOf } from './grading/score-sheets.ts'

/** The sheet the tests score on. */
export const sheet = sheetOf('26-2026', 1)

/**
 * A card of exactly so many points that meets the gates of a star: from each criterion's gate upwards, a step at a
 * time, until the points are there.
 */
export const cardOf = (
  points: number,
  stars = 0,
  on: GradableSheet = sheet,
): Record<string, number> => {
  const steps = new Map(
    criteriaOf(on).map((criterion) => {
      const floor = needOf(criterion, stars)
      const offered = new Set([
        ...(stars ? [] : [0]),
        ...criterion.options.map((each) => each.points),
      ])
      return [
        criterion.code,
        [...offered].filter((each) => each >= floor).toSorted((a, b) => a - b),
      ]
    }),
  )
  const card = Object.fromEntries([...steps].map(([code, offered]) => [code, offered[0] ?? 0]))
  for (let before = -1; before !== totalOf(on, card);) {
    before = totalOf(on, card)
    for (const [code, offered] of steps) {
      const next = offered.find((each) => each > (card[code] ?? 0))
      if (next !== undefined && totalOf(on, { ...card, [code]: next }) <= points) card[code] = next
    }
  }
  if (totalOf(on, card) !== points)
    throw new Error(`No card of ${points} points for ${stars} stars`)
  return card
}

/** The same as a council member hands it in: the option of each criterion, null for "none of these". */
export const marksOf = (card: Readonly<Record<string, number>>, on: GradableSheet = sheet) =>
  criteriaOf(on).map(({ code, options }) => {
    const option = options.findIndex((each) => each.points === card[code])
    return { criterion: code, option: option < 0 ? null : option }
  })
