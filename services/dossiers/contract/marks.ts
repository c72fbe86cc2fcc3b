import { Problem, type Fault } from '@ocop/kernel/problem'
import { criteriaOf } from './criteria.ts'
import type { Criterion, Option, ScoreSheet } from './score-sheet.ts'

/** A council member's mark: the index of the chosen option, null for "none of these"; the case where there are cases. */
export type Mark = {
  readonly criterion: string
  readonly option: number | null
  readonly case?: string | undefined
}

/**
 * The points a council scorecard gives each criterion.
 * @throws invalid with every fault: a criterion missing, unknown or marked twice, an option or a case that is not offered
 */
export const marksToChoices = (
  sheet: Pick<ScoreSheet, 'parts'>,
  marks: readonly Mark[],
): Readonly<Record<string, number>> => {
  const criteria = new Map(criteriaOf(sheet).map((criterion) => [criterion.code, criterion]))
  const read = marks.map((mark, index) => readMark(mark, index, criteria.get(mark.criterion)))
  const errors = [
    ...read.flatMap((each) => ('fault' in each ? [each.fault] : [])),
    ...repeated(marks),
    ...absent(marks, [...criteria.keys()]),
  ]
  if (errors.length)
    throw new Problem(
      'invalid',
      'scorecard-invalid',
      `${errors.length} fault(s) in the scorecard.`,
      { errors },
    )
  return Object.fromEntries(
    read.flatMap((each) => ('fault' in each ? [] : [[each.criterion, each.points]])),
  )
}

type Reading = { readonly criterion: string; readonly points: number } | { readonly fault: Fault }

const readMark = (mark: Mark, index: number, criterion: Criterion | undefined): Reading => {
  const fault = faultAt(index)
  if (!criterion)
    return fault('criterion', 'criterion-unknown', `This sheet has no criterion ${mark.criterion}.`)
  const { code } = criterion
  const options = offeredBy(criterion, mark.case)
  if (!options) return fault('case', 'case-unknown', `Criterion ${code} has no case ${mark.case}.`)
  if (mark.option === null) return { criterion: code, points: 0 }
  if (criterion.cases && mark.case === undefined)
    return fault('case', 'case-missing', `Say which case of criterion ${code} the option is of.`)
  const option = options[mark.option]
  if (option) return { criterion: code, points: option.points }
  const last = options.length - 1
  return fault('option', 'option-unknown', `Criterion ${code} offers the options 0 to ${last}.`)
}

const faultAt =
  (index: number) =>
  (member: string, code: string, detail: string): Reading => ({
    fault: { pointer: `/marks/${index}/${member}`, code, detail },
  })

/** The options a case offers, or those of a criterion without cases; undefined for a case there is not. */
const offeredBy = (
  { cases, options }: Criterion,
  chosen: string | undefined,
): readonly Option[] | undefined =>
  chosen === undefined ? options : cases?.find((each) => each.code === chosen)?.options

const repeated = (marks: readonly Mark[]): Fault[] =>
  marks.flatMap(({ criterion }, index) =>
    marks.findIndex((mark) => mark.criterion === criterion) === index
      ? []
      : [
          {
            pointer: `/marks/${index}/criterion`,
            code: 'criterion-repeated',
            detail: `Criterion ${criterion} is marked twice.`,
          },
        ],
  )

const absent = (marks: readonly Mark[], codes: readonly string[]): Fault[] =>
  codes
    .filter((code) => !marks.some((mark) => mark.criterion === code))
    .map((code) => ({
      pointer: '/marks',
      code: 'criterion-missing',
      detail: `Criterion ${code} is not marked.`,
    }))
