import { criteriaOf, optionListsOf, type GradableSheet } from '@ocop/dossiers/contract/criteria'
import type { Choices } from '@ocop/dossiers/contract/grade'
import type { Mark } from '@ocop/dossiers/contract/marks'
import type { Criterion, KnockOut, Option } from '@ocop/dossiers/contract/score-sheet'

// Types and pure functions only: a card in the browser is read with these too.

type Values = Readonly<Record<string, string>>
type Sheet = Pick<GradableSheet, 'parts' | 'knockouts'>

export const markName = (criterion: string): string => `mark-${criterion}`
export const commentName = (criterion: string): string => `comment-${criterion}`
export const knockoutName = (code: string): string => `knockout-${code}`

/** The radio value of a mark: `none`, the option's index, or `<case>:<index>`. */
export const markValue = ({ option, case: chosen }: Pick<Mark, 'option' | 'case'>): string => {
  if (option === null) return 'none'
  return chosen === undefined ? String(option) : `${chosen}:${option}`
}

/** One criterion's mark out of a form's values; undefined when nothing, or nothing offered, was chosen. */
export const readMark = (criterion: Criterion, values: Values): Mark | undefined => {
  const value = values[markName(criterion.code)]
  if (value === undefined || value === '') return undefined
  if (value === 'none') return { criterion: criterion.code, option: null }
  const [first = '', second] = value.split(':')
  const mark =
    second === undefined
      ? { criterion: criterion.code, option: Number(first) }
      : { criterion: criterion.code, option: Number(second), case: first }
  return optionOf(criterion, mark) ? mark : undefined
}

const optionOf = (criterion: Criterion, mark: Mark): Option | undefined => {
  if (mark.option === null || !Number.isInteger(mark.option)) return undefined
  if (mark.case !== undefined && !criterion.cases) return undefined
  const options = criterion.cases
    ? criterion.cases.find((each) => each.code === mark.case)?.options
    : criterion.options
  return options?.[mark.option]
}

/** Every mark a form holds, in the sheet's order. */
export const readMarks = (sheet: Sheet, values: Values): readonly Mark[] =>
  criteriaOf(sheet).flatMap((criterion) => readMark(criterion, values) ?? [])

/** The points of marks, for grading a card that may still be incomplete. */
export const choicesOf = (sheet: Sheet, marks: readonly Mark[]): Choices =>
  Object.fromEntries(
    criteriaOf(sheet).flatMap((criterion) => {
      const mark = marks.find((each) => each.criterion === criterion.code)
      return mark ? [[criterion.code, optionOf(criterion, mark)?.points ?? 0]] : []
    }),
  )

/** The knock-outs ticked in a form. */
export const readKnockouts = ({ knockouts }: Sheet, values: Values): readonly string[] =>
  knockouts.flatMap(({ code }: KnockOut) => (values[knockoutName(code)] ? [code] : []))

/** The criteria a form leaves without a mark. */
export const unmarked = (sheet: Sheet, marks: readonly Mark[]): readonly Criterion[] =>
  criteriaOf(sheet).filter(({ code }) => !marks.some((mark) => mark.criterion === code))

/**
 * Form values that show a card of which only the points are kept: per criterion the first option that gives them;
 * 0 points that no option gives are "none of these".
 */
export const valuesOfChoices = (sheet: Sheet, choices: Choices): Values =>
  Object.fromEntries(
    criteriaOf(sheet).flatMap((criterion) => {
      const points = Object.hasOwn(choices, criterion.code) ? choices[criterion.code] : undefined
      if (points === undefined) return []
      return [[markName(criterion.code), markValue(firstWith(criterion, points))]]
    }),
  )

const firstWith = (criterion: Criterion, points: number): Pick<Mark, 'option' | 'case'> => {
  for (const [place, options] of optionListsOf(criterion).entries()) {
    const index = options.findIndex((option) => option.points === points)
    const chosen = criterion.cases?.[place]?.code
    if (index >= 0)
      return chosen === undefined ? { option: index } : { option: index, case: chosen }
  }
  return { option: null }
}

/** The option a criterion's points stand for; undefined for "none of these". */
export const optionWith = (criterion: Criterion, points: number): Option | undefined =>
  optionOf(criterion, { criterion: criterion.code, ...firstWith(criterion, points) })

/** A sheet without the words a running total does not need, so that it travels light to the browser. */
export const slimSheet = (sheet: GradableSheet): GradableSheet => {
  const bare = (option: Option): Option => ({
    points: option.points,
    minStar: option.minStar,
    vi: '',
    en: '',
  })
  return {
    ...sheet,
    managingMinistries: [],
    knockouts: sheet.knockouts.map(({ reading: _, ...knockout }) => ({ ...knockout, en: '' })),
    bands: sheet.bands.map(({ decidedBy: _, ...band }) => band),
    parts: sheet.parts.map(({ code, max, sections }) => ({
      code,
      max,
      sections: sections.map((section) => ({
        code: section.code,
        titleVi: '',
        titleEn: '',
        max: section.max,
        criteria: section.criteria.map((criterion) => ({
          code: criterion.code,
          titleVi: criterion.titleVi,
          titleEn: '',
          max: criterion.max,
          ...(criterion.appliesIf ? { appliesIf: criterion.appliesIf } : {}),
          options: criterion.options.map(bare),
          ...(criterion.cases
            ? {
                cases: criterion.cases.map((each) => ({
                  code: each.code,
                  vi: '',
                  en: '',
                  options: each.options.map(bare),
                })),
              }
            : {}),
        })),
      })),
    })),
  }
}
