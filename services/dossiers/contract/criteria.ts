import type { Band, Criterion, Option, ScoreSheet } from './score-sheet.ts'

// Types only from score-sheet.ts: what grades in a browser must not bring the schemas with it.

/** A sheet with the bands of its set: all that grading needs. */
export type GradableSheet = ScoreSheet & { readonly bands: readonly Band[] }

/** The criteria of a sheet in printed order. */
export const criteriaOf = (sheet: Pick<ScoreSheet, 'parts'>): readonly Criterion[] =>
  sheet.parts.flatMap((part) => part.sections.flatMap((section) => section.criteria))

/** The lists one choice is made from: one list, or one per case. */
export const optionListsOf = (criterion: Criterion): readonly (readonly Option[])[] =>
  criterion.cases?.map((each) => each.options) ?? [criterion.options]
