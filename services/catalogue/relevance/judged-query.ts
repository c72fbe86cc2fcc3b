import { z } from 'zod'
import handWritten from './hand-written.json' with { type: 'json' }

/** Ways in which people put what they look for. */
export const queryClasses = [
  'toned',
  'untoned',
  'partly-toned',
  'glued',
  'keys',
  'typo',
  'wrong-tone',
  'spelling',
  'dialect',
  'place',
  'producer',
  'intent',
] as const
export type QueryClass = (typeof queryClasses)[number]

/** 3: what was asked for; 2: the same kind of product; 1: related; what is not named is wrong. */
export type Grades = ReadonlyMap<string, number>

export type JudgedQuery = {
  readonly class: QueryClass
  readonly query: string
  /** By product name; each of the 413 names is there once. */
  readonly grades: Grades
}

const Written = z.array(
  z.strictObject({
    class: z.enum(queryClasses),
    query: z.string(),
    grades: z.partialRecord(z.enum(['1', '2', '3']), z.array(z.string())),
  }),
)

/** Eighty queries written and judged by a reader of the 413 names, before any engine had answered them. */
export const writtenQueries = (): readonly JudgedQuery[] =>
  Written.parse(handWritten).map(({ grades, ...query }) => ({
    ...query,
    grades: new Map(
      Object.entries(grades).flatMap(([grade, names]) =>
        names.map((name): [string, number] => [name, Number(grade)]),
      ),
    ),
  }))
