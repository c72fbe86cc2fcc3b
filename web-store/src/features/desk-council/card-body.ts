import type { GradableSheet } from '@ocop/dossiers/contract/criteria'
import type { Mark } from '@ocop/dossiers/contract/marks'
import { dossierTexts } from '../../i18n/vi/desk-dossier.ts'
import {
  commentName,
  markName,
  readKnockouts,
  readMarks,
  unmarked,
} from '../../lib/desk/marks-form.ts'

type Values = Readonly<Record<string, string>>

/** A card as its form was filled in; `faults` name each criterion left open. */
export const readCard = (sheet: GradableSheet, values: Values) => {
  const marks = readMarks(sheet, values)
  return {
    marks: marks.map((mark) => withComment(mark, values)),
    knockouts: readKnockouts(sheet, values),
    faults: Object.fromEntries(
      unmarked(sheet, marks).map(({ code }) => [markName(code), dossierTexts.sheet.unmarked]),
    ),
  }
}

const withComment = (mark: Mark, values: Values): Mark & { readonly comment?: string } => {
  const comment = values[commentName(mark.criterion)]
  return comment ? { ...mark, comment } : mark
}

/** Where the service's faults of a card stand in its form. */
export const cardPointers = (marks: readonly Mark[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    marks.flatMap(({ criterion }, index) => [
      [`/marks/${index}/option`, markName(criterion)],
      [`/marks/${index}/case`, markName(criterion)],
      [`/marks/${index}/criterion`, markName(criterion)],
      [`/marks/${index}/comment`, commentName(criterion)],
    ]),
  )

/** What each criterion is called in the summary of faults. */
export const cardLabels = (sheet: GradableSheet): Readonly<Record<string, string>> =>
  Object.fromEntries(
    unmarked(sheet, []).map(({ code, titleVi }) => [
      markName(code),
      dossierTexts.sheet.criterion(code, titleVi),
    ]),
  )
