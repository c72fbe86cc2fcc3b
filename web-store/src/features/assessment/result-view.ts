import { criteriaOf } from '@ocop/dossiers/contract/criteria'
import { totalOf, type Card } from '@ocop/dossiers/contract/grade'
import type { Grade } from '@ocop/dossiers/contract/grading'
import type { ScoreSheet } from '@ocop/dossiers/contract/score-sheet'
import type { Messages } from '../../i18n/shape.ts'
import type { Locale } from '../../lib/page-context.ts'
import { numberText } from '../../lib/dates.ts'

type Words = Messages['assessment']['result']
export type PartResult = {
  readonly code: string
  readonly points: number
  readonly max: number
  readonly text: string
}

/** A grade in words, the same for the page made on the server and for the one that follows each tick. */
export type ResultView = {
  readonly total: string
  readonly stars: number
  readonly rank: string
  /** Why the rank is not what the points alone would give, or that it is not recognised. */
  readonly note: string | undefined
  readonly answered: string
  readonly parts: readonly PartResult[]
  readonly missingTitle: string | undefined
  readonly missing: readonly { readonly text: string; readonly criterion: string | undefined }[]
  readonly rejected: readonly string[]
}

export type Graded = { readonly sheet: ScoreSheet; readonly card: Card; readonly grade: Grade }

export const resultView = (
  { sheet, card, grade }: Graded,
  words: Words,
  locale: Locale,
): ResultView => {
  const number = (value: number): string => numberText(value, locale)
  const criteria = criteriaOf(sheet)
  const done = criteria.filter(({ code }) => Object.hasOwn(card.choices, code)).length
  const [next] = grade.missing
  return {
    total: words.of(number(grade.total), number(sheet.total)),
    stars: grade.stars,
    rank: grade.stars > 0 ? words.starsNow(number(grade.stars)) : words.noRank,
    note: noteOn(grade, words, number),
    answered: words.answered(number(done), number(criteria.length)),
    parts: sheet.parts.map((part) => {
      const points = totalOf({ parts: [part] }, card.choices)
      return {
        code: part.code,
        points,
        max: part.max,
        text: words.of(number(points), number(part.max)),
      }
    }),
    missingTitle: next ? words.missingTitle(number(next.stars)) : undefined,
    missing: grade.missing.map(({ criterion, needs, has }) => {
      if (criterion === 'total')
        return { text: words.missingTotal(number(needs), number(has)), criterion: undefined }
      const title = titleOf(sheet, criterion, locale)
      return {
        text: words.missingCriterion(`${criterion} ${title}`, number(needs), number(has)),
        criterion,
      }
    }),
    rejected: grade.rejectedBy.map(
      (code) => sheet.knockouts.find((each) => each.code === code)?.[locale] ?? code,
    ),
  }
}

const noteOn = (
  grade: Grade,
  words: Words,
  number: (value: number) => string,
): string | undefined => {
  if (grade.rejectedBy.length) return undefined
  if (grade.starsByPoints > grade.stars) return words.byPoints(number(grade.starsByPoints))
  if (grade.stars < 3) return words.notRecognised
  return grade.missing.length === 0 ? words.top : undefined
}

const titleOf = (sheet: ScoreSheet, code: string, locale: Locale): string => {
  const criterion = criteriaOf(sheet).find((each) => each.code === code)
  return (locale === 'vi' ? criterion?.titleVi : criterion?.titleEn) ?? ''
}
