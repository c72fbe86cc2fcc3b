import { criteriaOf, type GradableSheet } from '@ocop/dossiers/contract/criteria'
import { knockoutName, markName, markValue, readMark } from '../../lib/desk/marks-form.ts'

/** What of a card the council's agreed sheet is begun with. */
export type CountedCard = {
  readonly marks: readonly Readonly<Record<string, unknown>>[]
  readonly choices: Readonly<Record<string, number>>
  readonly knockouts: readonly string[]
}

/**
 * The agreed sheet as the discussion begins: per criterion the option most members chose, of equally many the one with
 * fewer points; the knock-outs that more than half ticked. Form values, for the chair to change.
 */
export const agreedValues = (
  sheet: GradableSheet,
  cards: readonly CountedCard[],
): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(
    criteriaOf(sheet).flatMap(({ code }) => {
      const value = mostChosen(cards, code)
      return value === undefined ? [] : [[markName(code), value]]
    }),
  ),
  ...Object.fromEntries(
    sheet.knockouts
      .filter(
        ({ code }) =>
          2 * cards.filter(({ knockouts }) => knockouts.includes(code)).length > cards.length,
      )
      .map(({ code }) => [knockoutName(code), 'on']),
  ),
})

const mostChosen = (cards: readonly CountedCard[], criterion: string): string | undefined => {
  const votes = new Map<string, { count: number; points: number }>()
  for (const card of cards) {
    const value = valueIn(card, criterion)
    if (value === undefined) continue
    const points = card.choices[criterion] ?? 0
    votes.set(value, { points, count: (votes.get(value)?.count ?? 0) + 1 })
  }
  const [first] = [...votes].toSorted(([, a], [, b]) => b.count - a.count || a.points - b.points)
  return first?.[0]
}

/** The radio value a card's mark stands for. */
export const valueIn = ({ marks }: CountedCard, criterion: string): string | undefined => {
  const mark = marks.find((each) => each['criterion'] === criterion)
  if (!mark) return undefined
  const { option, case: chosen } = mark
  if (typeof option !== 'number') return markValue({ option: null })
  return markValue(typeof chosen === 'string' ? { option, case: chosen } : { option })
}

/** A member's earlier card as form values, for a second scoring. */
export const valuesOfCard = (
  sheet: GradableSheet,
  card: CountedCard,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    criteriaOf(sheet).flatMap((criterion) => {
      const value = valueIn(card, criterion.code)
      const name = markName(criterion.code)
      return value !== undefined && readMark(criterion, { [name]: value }) ? [[name, value]] : []
    }),
  )

export type Difference = {
  readonly code: string
  readonly title: string
  readonly max: number
  /** In the order of the cards. */
  readonly points: readonly number[]
}

/** The criteria the members do not agree on, widest apart first. */
export const differencesOf = (
  sheet: GradableSheet,
  cards: readonly CountedCard[],
): readonly Difference[] =>
  criteriaOf(sheet)
    .map(({ code, titleVi, max }) => ({
      code,
      title: titleVi,
      max,
      points: cards.map(({ choices }) => choices[code] ?? 0),
    }))
    .filter(({ points }) => new Set(points).size > 1)
    .toSorted((a, b) => spread(b) - spread(a))

const spread = ({ points }: Difference): number => Math.max(...points) - Math.min(...points)
