import { Problem, type Fault } from '@ocop/kernel/problem'
import { criteriaOf, optionListsOf, type GradableSheet } from './criteria.ts'
import type { Grade } from './grading.ts'
import type { Criterion } from './score-sheet.ts'

// Pure and free of Node: the service and the browser's self-assessment grade with this same function.

/** Points of the chosen option per criterion; an absent criterion counts 0 and leaves the card incomplete. */
export type Choices = Readonly<Record<string, number>>
export type Card = { readonly choices: Choices; readonly knockouts: readonly string[] }

/** A council's mean, kept as it is made: the sum of the members' totals and how many there are. */
export type Mean = { readonly sum: number; readonly count: number }

/**
 * The grade of one card.
 * @throws invalid with every unknown criterion, every points no option offers, every unknown knock-out
 */
export const grade = (sheet: GradableSheet, card: Card): Grade => {
  refuseFaults(cardFaults(sheet, card))
  return gradeBy(sheet, card, { sum: totalOf(sheet, card.choices), count: 1 })
}

/**
 * The grade of a council: the band follows from the mean of the members' totals, the gates from the choices the council
 * agreed on, or from `gates` where its statute has them met by the mean of each criterion.
 * @throws invalid as `grade` does, and when there is no scorecard to take the mean of
 */
export const gradeCouncil = (
  sheet: GradableSheet,
  mean: Mean,
  { gates, ...card }: Card & { readonly gates?: Choices },
): Grade => {
  refuseFaults(cardFaults(sheet, card))
  if (mean.count < 1)
    throw new Problem('invalid', 'scorecards-none', 'There is no scorecard to take the mean of.')
  return gradeBy(sheet, card, mean, gates)
}

/** The mean of several cards at each criterion; one that a card leaves out counts 0 there. */
export const meanChoices = (cards: readonly Choices[]): Choices => {
  const codes = new Set(cards.flatMap((choices) => Object.keys(choices)))
  return Object.fromEntries(
    [...codes].map((code) => [
      code,
      cards.reduce((sum, choices) => sum + chosen(choices, code), 0) / cards.length,
    ]),
  )
}

/**
 * Points a criterion needs for a star: those of its option with the highest mark not above the star, 0 without one.
 * Where cases offer several lists the least demanding counts.
 */
export const needOf = (criterion: Criterion, stars: number): number => {
  const marked = optionListsOf(criterion)
    .flat()
    .filter((option) => option.minStar !== null && option.minStar <= stars)
  const highest = Math.max(...marked.map((option) => option.minStar ?? 0))
  const points = marked
    .filter((option) => option.minStar === highest)
    .map((option) => option.points)
  return points.length ? Math.min(...points) : 0
}

/** The sum of the card's points; a criterion whose condition does not hold counts 0. */
export const totalOf = (sheet: Pick<GradableSheet, 'parts'>, choices: Choices): number =>
  criteriaOf(sheet).reduce((sum, criterion) => sum + pointsOf(criterion, choices), 0)

const pointsOf = ({ code, appliesIf }: Criterion, choices: Choices): number =>
  appliesIf && chosen(choices, appliesIf.criterion) < appliesIf.minPoints
    ? 0
    : chosen(choices, code)

const has = (choices: Choices, code: string): boolean => Object.hasOwn(choices, code)
const chosen = (choices: Choices, code: string): number =>
  has(choices, code) ? (choices[code] ?? 0) : 0

const gradeBy = (
  sheet: GradableSheet,
  card: Card,
  mean: Mean,
  gates: Choices = card.choices,
): Grade => {
  const rejectedBy = rejectionsOf(sheet, card)
  const holds = (stars: number) => missingFor(sheet, gates, mean, stars).length === 0
  const ascending = sheet.bands.map((band) => band.stars).toSorted((a, b) => a - b)
  // Cumulative: a star counts only when all below it hold too.
  const broken = ascending.findIndex((stars) => !holds(stars))
  const byGates = ascending[(broken === -1 ? ascending.length : broken) - 1] ?? 0
  const stars = rejectedBy.length ? 0 : byGates
  const next = ascending.find((each) => each > stars)
  return {
    total: mean.sum / mean.count,
    starsByPoints: Math.max(
      0,
      ...sheet.bands.filter((band) => reaches(mean, band.min)).map((band) => band.stars),
    ),
    stars,
    complete: criteriaOf(sheet).every((criterion) => has(card.choices, criterion.code)),
    rejectedBy,
    // After a knock-out no points lift the card, so there is nothing to list.
    missing: rejectedBy.length || next === undefined ? [] : missingFor(sheet, gates, mean, next),
  }
}

/** Compared without dividing: a mean of 90 exactly is 90, and nothing is rounded before banding. */
const reaches = ({ sum, count }: Mean, points: number): boolean => sum >= points * count

const missingFor = (
  sheet: GradableSheet,
  choices: Choices,
  mean: Mean,
  stars: number,
): Grade['missing'] => {
  const gates = criteriaOf(sheet)
    .map((criterion) => ({
      stars,
      criterion: criterion.code,
      needs: needOf(criterion, stars),
      has: pointsOf(criterion, choices),
    }))
    .filter((gate) => gate.has < gate.needs)
  const floor = sheet.bands.find((band) => band.stars === stars)?.min ?? 0
  const short = { stars, criterion: 'total', needs: floor, has: mean.sum / mean.count }
  return reaches(mean, floor) ? gates : [...gates, short]
}

/** Knock-outs as ticked, and those that follow from a mark; a criterion nobody has marked yet knocks nothing out. */
const rejectionsOf = (sheet: GradableSheet, { choices, knockouts }: Card): string[] =>
  sheet.knockouts
    .filter(
      ({ code, criteria = [], whenPoints }) =>
        knockouts.includes(code) ||
        (whenPoints !== undefined &&
          criteria.some((each) => has(choices, each) && choices[each] === whenPoints)),
    )
    .map(({ code }) => code)

/** What is wrong with a card, all of it: unknown criteria, points that no option offers, unknown knock-outs. */
export const cardFaults = (sheet: GradableSheet, { choices, knockouts }: Card): Fault[] => {
  const criteria = new Map(criteriaOf(sheet).map((criterion) => [criterion.code, criterion]))
  const known = new Set(sheet.knockouts.map((knockout) => knockout.code))
  return [
    ...Object.entries(choices).flatMap(([code, points]) =>
      choiceFaults(code, points, criteria.get(code)),
    ),
    ...knockouts.flatMap((code, index) =>
      known.has(code)
        ? []
        : [
            {
              pointer: `/knockouts/${index}`,
              code: 'knockout-unknown',
              detail: `This sheet has no knock-out ${code}.`,
            },
          ],
    ),
  ]
}

const choiceFaults = (code: string, points: number, criterion: Criterion | undefined): Fault[] => {
  const pointer = `/choices/${code.replaceAll('~', '~0').replaceAll('/', '~1')}`
  if (!criterion)
    return [{ pointer, code: 'criterion-unknown', detail: `This sheet has no criterion ${code}.` }]
  const offered = new Set([
    0,
    ...optionListsOf(criterion).flatMap((list) => list.map((option) => option.points)),
  ])
  if (offered.has(points)) return []
  const detail = `Criterion ${code} offers ${[...offered].join(', ')} points, not ${points}.`
  return [{ pointer, code: 'points-not-offered', detail }]
}

const refuseFaults = (errors: readonly Fault[]): void => {
  if (errors.length)
    throw new Problem('invalid', 'card-invalid', `${errors.length} fault(s) in the card.`, {
      errors,
    })
}
