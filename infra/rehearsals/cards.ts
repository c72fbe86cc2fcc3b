import { criteriaOf, optionListsOf, type GradableSheet } from '@ocop/dossiers/contract/criteria'
import { needOf, totalOf } from '@ocop/dossiers/contract/grade'
import type { Criterion } from '@ocop/dossiers/contract/score-sheet'

type Choices = Record<string, number>

/** The points a criterion offers, ascending, with 0 for "none of these". */
const ladderOf = (criterion: Criterion): number[] =>
  [
    ...new Set([
      0,
      ...optionListsOf(criterion)
        .flat()
        .map(({ points }) => points),
    ]),
  ].toSorted((a, b) => a - b)

/**
 * A card that meets every gate of a star and comes as close to a total as its sheet allows without passing it.
 * `seed` moves where the points above the gates fall, so that members' cards differ as people's do.
 */
export const cardOf = (
  sheet: GradableSheet,
  { stars, total, seed }: { stars: number; total: number; seed: number },
): Choices => {
  const criteria = criteriaOf(sheet)
  const choices: Choices = Object.fromEntries(
    criteria.map((criterion) => [criterion.code, floorOf(criterion, stars)]),
  )
  const turned = [
    ...criteria.slice(seed % criteria.length),
    ...criteria.slice(0, seed % criteria.length),
  ]
  for (let moved = true; moved;) {
    moved = false
    for (const criterion of turned) moved = raise(sheet, choices, criterion, total) || moved
  }
  return choices
}

const floorOf = (criterion: Criterion, stars: number): number => {
  const need = needOf(criterion, stars)
  return ladderOf(criterion).find((points) => points >= need) ?? 0
}

const raise = (
  sheet: GradableSheet,
  choices: Choices,
  criterion: Criterion,
  total: number,
): boolean => {
  const has = choices[criterion.code] ?? 0
  const next = ladderOf(criterion).find((points) => points > has)
  if (next === undefined) return false
  choices[criterion.code] = next
  if (totalOf(sheet, choices) <= total) return true
  choices[criterion.code] = has
  return false
}

/** The marks of a scorecard for such a card: the index of the option chosen, null for none of these. */
export const marksOf = (sheet: GradableSheet, choices: Choices) =>
  criteriaOf(sheet).map((criterion) => {
    const points = choices[criterion.code] ?? 0
    const lists = criterion.cases?.map(({ code, options }) => ({ case: code, options })) ?? [
      { options: criterion.options },
    ]
    for (const list of lists) {
      const option = list.options.findIndex((each) => each.points === points)
      if (option >= 0)
        return { criterion: criterion.code, option, ...('case' in list ? { case: list.case } : {}) }
    }
    return { criterion: criterion.code, option: null }
  })
