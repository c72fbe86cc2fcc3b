import { namedProducts } from '../demonstration/named-products.ts'
import { stableShare } from '../demonstration/stable-id.ts'
import { syllables, toned } from '../src/search/fold.ts'
import {
  asItIs,
  asKeys,
  mistyped,
  spelledOtherwise,
  withoutMarks,
  withSomeMarks,
  withWrongTone,
  writtenTogether,
  type Disguise,
} from './disguises.ts'
import type { Grades, JudgedQuery, QueryClass } from './judged-query.ts'

const perClass = 20
/** Hardly anybody types a long name to its end. */
const wordsTyped = 4

const disguises: readonly (readonly [QueryClass, Disguise])[] = [
  ['toned', asItIs],
  ['untoned', withoutMarks],
  ['partly-toned', withSomeMarks],
  ['glued', writtenTogether],
  ['keys', asKeys],
  ['typo', mistyped],
  ['wrong-tone', withWrongTone],
  ['spelling', spelledOtherwise],
]

/**
 * 160 queries made from names by rule: in each class the twenty names that a hash puts first, so that nobody chose
 * them, and of each its first four words. Every name that says all of these words is what was asked for (3).
 */
export const knownItemQueries = (): readonly JudgedQuery[] => {
  const names = namedProducts().map(({ name }) => name)
  return disguises.flatMap(([queryClass, disguise]) =>
    names
      .toSorted((a, b) => stableShare(`${queryClass}|${a}`) - stableShare(`${queryClass}|${b}`))
      .flatMap((name) => {
        const begun = syllables(name).slice(0, wordsTyped).join(' ')
        const query = disguise(begun)
        return query === undefined
          ? []
          : [{ class: queryClass, query, grades: gradesFor(begun, names) }]
      })
      .slice(0, perClass),
  )
}

const gradesFor = (wanted: string, names: readonly string[]): Grades => {
  const asked = syllables(wanted).map(toned)
  const saying = names.filter((name) => {
    const said = new Set(syllables(name).map(toned))
    return asked.every((word) => said.has(word))
  })
  return new Map(saying.map((name): [string, number] => [name, 3]))
}
