import { isOneEditApart } from './edit-distance.ts'
import { glued } from './fold.ts'
import type { QueryText } from './query-text.ts'
import type { SearchTexts } from './search-document.ts'

/** What an engine tells of a product it found, so that the order can be settled the same way for every engine. */
export type Candidate = Omit<SearchTexts, 'nameSort' | 'nameGlued' | 'codes'> & {
  readonly id: string
  readonly stars: number
}

/** An engine's best hits that are put in order here; what comes after them stays in the engine's own order. */
export const rankedAtMost = 100

/**
 * The best first: marks as typed before anything else, then how much of the name was asked for and in which order, then
 * the stars; the engine's own order where all are alike.
 */
export const ranked = (candidates: readonly Candidate[], text: QueryText): readonly Candidate[] =>
  candidates
    .map((candidate) => ({ candidate, worth: worthOf(candidate, text) }))
    .toSorted((a, b) => b.worth - a.worth || b.candidate.stars - a.candidate.stars)
    .map(({ candidate }) => candidate)

/** Larger than any sum of the rest, so that marks decide first. */
const marksWeight = 10

const worthOf = (candidate: Candidate, text: QueryText): number => {
  const fields = fieldsOf(candidate)
  return marksWeight * marksOf(fields, text) + fitOf(fields, text)
}

type Field = { readonly plain: readonly string[]; readonly toned: readonly string[] }
type Fields = {
  readonly name: Field
  readonly alias: Field
  readonly context: Field
  readonly glued: readonly string[]
}

const wordsIn = (text: string): readonly string[] => text.trim().split(' ')

const fieldsOf = (candidate: Candidate): Fields => ({
  name: { plain: wordsIn(candidate.nameFold), toned: wordsIn(candidate.nameToned) },
  alias: { plain: wordsIn(candidate.aliasFold), toned: wordsIn(candidate.aliasToned) },
  context: { plain: wordsIn(candidate.contextFold), toned: wordsIn(candidate.contextToned) },
  glued: glued(wordsIn(candidate.nameFold)),
})

/**
 * The share of the marked words that a product has as typed, 0 to 1: the same letters with another tone count half, a
 * word only alike without its marks counts nothing.
 */
const marksOf = ({ name, alias, context }: Fields, text: QueryText): number => {
  const wanted = text.tonedWords.filter((_, index) => text.marked[index])
  if (wanted.length === 0) return 0
  const all = [...name.toned, ...alias.toned, ...context.toned]
  const sum = wanted.reduce((total, word) => {
    if (all.includes(word)) return total + 1
    const letters = withoutTone(word)
    return total + (all.some((other) => withoutTone(other) === letters) ? 0.5 : 0)
  }, 0)
  return sum / wanted.length
}

const withoutTone = (toned: string): string => toned.replace(/(?<=\p{L})[2-6]$/u, '')

const fitOf = (fields: Fields, text: QueryText): number => {
  const { words } = text
  const strength = words.map((word, index) => strengthOf(word, fields, index === words.length - 1))
  const inName = longestRun(words, fields.name.plain)
  const inAlias = longestRun(words, fields.alias.plain)
  const inContext = longestRun(words, fields.context.plain)
  const share = strength.reduce((sum, each) => sum + each, 0)
  const together = Math.max(0.6 * inName.length, 0.55 * inAlias.length, 0.45 * inContext.length)
  return (
    (share + together) / words.length +
    (inName.at === 0 ? 0.15 : 0) +
    (inAlias.at >= 0 ? 0.1 / (1 + inAlias.at) : 0) +
    0.3 * coverage(words, fields.name.plain)
  )
}

const strengthOf = (
  word: string,
  { name, alias, context, glued: together }: Fields,
  isLast: boolean,
): number => {
  const begins = (others: readonly string[]): boolean =>
    isLast && others.some((other) => other.startsWith(word))
  if (name.plain.includes(word)) return 1
  if (alias.plain.includes(word)) return 0.85
  if (together.includes(word)) return 0.85
  if (begins(name.plain) || begins(together)) return 0.7
  if (context.plain.includes(word)) return 0.6
  if (name.plain.some((other) => isOneEditApart(word, other))) return 0.5
  if (begins(alias.plain)) return 0.45
  return begins(context.plain) ? 0.35 : 0.1
}

/** The longest row of neighbouring words of the query that stands in the field, and where. */
const longestRun = (
  words: readonly string[],
  field: readonly string[],
): { readonly length: number; readonly at: number } => {
  let best = { length: 0, at: -1 }
  words.forEach((_, from) => {
    field.forEach((_word, at) => {
      let length = 0
      while (from + length < words.length && words[from + length] === field[at + length])
        length += 1
      if (length > best.length) best = { length, at }
    })
  })
  return best
}

/** How much of the name the query says, so that a short name comes before a long one. */
const coverage = (words: readonly string[], name: readonly string[]): number =>
  name.filter((word) => words.includes(word)).length / name.length
