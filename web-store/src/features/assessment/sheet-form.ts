import { criteriaOf, optionListsOf } from '@ocop/dossiers/contract/criteria'
import type { Card } from '@ocop/dossiers/contract/grade'
import type {
  Band,
  Criterion,
  KnockOut,
  Option,
  ScoreSheet,
} from '@ocop/dossiers/contract/score-sheet'

/** The name of a criterion's field and of a knock-out's; codes hold dots, which names may. */
export const markName = (code: string): string => `m.${code}`
export const knockoutName = (code: string): string => `k.${code}`

/** A criterion's options in one list, as its field counts them; those of all cases where it offers cases. */
export const offeredOptions = (criterion: Criterion): readonly Option[] =>
  optionListsOf(criterion).flat()

/** The knock-outs a person ticks; the others follow from the marks. */
export const tickedKnockouts = (sheet: Pick<ScoreSheet, 'knockouts'>): readonly KnockOut[] =>
  sheet.knockouts.filter(({ whenPoints }) => whenPoints === undefined)

/** The card a filled form means: the value of a mark is the place of its option, `none` for "none of these". */
export const cardOf = (
  sheet: Pick<ScoreSheet, 'parts' | 'knockouts'>,
  values: Readonly<Record<string, string>>,
): Card => {
  const choices: Record<string, number> = {}
  for (const criterion of criteriaOf(sheet)) {
    const value = values[markName(criterion.code)]
    if (value === undefined) continue
    choices[criterion.code] = offeredOptions(criterion)[Number(value)]?.points ?? 0
  }
  const knockouts = tickedKnockouts(sheet)
    .map(({ code }) => code)
    .filter((code) => values[knockoutName(code)] !== undefined)
  return { choices, knockouts }
}

/** A sheet with its bands and without what grading does not read: small enough to go along with the page. */
export const leanSheet = (
  sheet: ScoreSheet,
  bands: readonly Band[],
): ScoreSheet & { bands: readonly Band[] } => ({
  ...sheet,
  bands,
  knockouts: sheet.knockouts.map(({ reading: _, ...knockout }) => knockout),
  parts: sheet.parts.map((part) => ({
    code: part.code,
    max: part.max,
    sections: part.sections.map((section) => ({
      ...{ code: section.code, titleVi: '', titleEn: '', max: section.max },
      criteria: section.criteria.map(leanCriterion),
    })),
  })),
})

const leanOption = ({ points, minStar }: Option): Option => ({ points, minStar, vi: '', en: '' })

const leanCriterion = ({
  code,
  titleVi,
  titleEn,
  max,
  appliesIf,
  options,
  cases,
}: Criterion): Criterion => ({
  ...{ code, titleVi, titleEn, max, options: options.map(leanOption) },
  ...(appliesIf ? { appliesIf } : {}),
  ...(cases
    ? {
        cases: cases.map((each) => ({
          code: each.code,
          vi: '',
          en: '',
          options: each.options.map(leanOption),
        })),
      }
    : {}),
})
