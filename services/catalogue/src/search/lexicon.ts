import { isOneEditApart, shortened } from './edit-distance.ts'
import { plain, syllables } from './fold.ts'

/** How often something was seen, and the spelling with marks that most of those sightings had. */
type Sighting = { count: number; spelling: string; votes: number }

/**
 * The words the catalogue knows, and which follow which: what tells a typing mistake from a word, one syllable from
 * two written together, and with which marks a reader would write them.
 */
export type Lexicon = {
  readonly has: (word: string) => boolean
  /** Whether a known word begins so. */
  readonly begins: (start: string) => boolean
  readonly count: (word: string) => number
  readonly countPair: (left: string, right: string) => number
  /** Known words one mistake away. */
  readonly near: (word: string) => readonly string[]
  /** The known words that were written together, each pair of them known as neighbours. */
  readonly split: (glued: string) => readonly string[] | undefined
  /** The words as most names write them, with their marks. */
  readonly spell: (words: readonly string[]) => string
}

export type GrowingLexicon = Lexicon & { readonly learn: (text: string) => void }

export const growingLexicon = (): GrowingLexicon => {
  const words = new Map<string, Sighting>()
  const pairs = new Map<string, Sighting>()
  const starts = new Set<string>()
  const nearby = new Map<string, string[]>()
  const learnt = new Set<string>()

  const learnWord = (word: string, spelling: string): void => {
    if (see(words, word, spelling)) return
    for (let end = 1; end <= word.length; end += 1) starts.add(word.slice(0, end))
    // Numbers are never mistaken for one another: 38, 40 and 43 độ đạm are different sauces.
    if (/\d/.test(word)) return
    for (const key of [word, ...shortened(word)])
      nearby.set(key, [...(nearby.get(key) ?? []), word])
  }
  const learn = (text: string): void => {
    if (learnt.has(text)) return
    learnt.add(text)
    const spellings = syllables(text)
    const plains = spellings.map(plain)
    plains.forEach((word, index) => {
      learnWord(word, spellings[index] ?? word)
      const next = plains[index + 1]
      if (next !== undefined)
        see(pairs, `${word} ${next}`, `${spellings[index] ?? ''} ${spellings[index + 1] ?? ''}`)
    })
  }

  const has = (word: string): boolean => words.has(word)
  const countPair = (left: string, right: string): number =>
    pairs.get(`${left} ${right}`)?.count ?? 0
  const splitAfter = (rest: string, before: string | undefined): readonly string[] | undefined => {
    if (rest === '') return []
    for (let end = Math.min(7, rest.length); end >= 1; end -= 1) {
      const word = rest.slice(0, end)
      if (!has(word) || (before !== undefined && countPair(before, word) === 0)) continue
      const others = splitAfter(rest.slice(end), word)
      if (others) return [word, ...others]
    }
    return undefined
  }
  return {
    learn,
    has,
    countPair,
    begins: (start) => starts.has(start),
    count: (word) => words.get(word)?.count ?? 0,
    near: (word) => {
      if (/\d/.test(word)) return []
      const found = [word, ...shortened(word)].flatMap((key) => nearby.get(key) ?? [])
      return [...new Set(found)].filter((other) => isOneEditApart(word, other))
    },
    split: (glued) => (glued.length < 4 || has(glued) ? undefined : splitAfter(glued, undefined)),
    spell: (plains) => spelt(plains, words, pairs),
  }
}

/** @returns whether it had been seen before */
const see = (seen: Map<string, Sighting>, key: string, spelling: string): boolean => {
  const before = seen.get(key)
  if (!before) {
    seen.set(key, { count: 1, spelling, votes: 1 })
    return false
  }
  before.count += 1
  // The majority's spelling wins by plain outvoting, so that no list of spellings is kept.
  before.votes += before.spelling === spelling ? 1 : -1
  if (before.votes < 0) Object.assign(before, { spelling, votes: 1 })
  return true
}

/** Each word as in the pair it is most often seen in here, else as most names write it alone. */
const spelt = (
  plains: readonly string[],
  words: ReadonlyMap<string, Sighting>,
  pairs: ReadonlyMap<string, Sighting>,
): string => {
  const inPair = (left: number, at: 0 | 1) => {
    const seen = pairs.get(plains.slice(left, left + 2).join(' '))
    return { count: seen?.count ?? 0, spelling: seen?.spelling.split(' ')[at] }
  }
  const spellings = plains.map((word, index) => {
    const before = inPair(index - 1, 1)
    const after = inPair(index, 0)
    const closer = index > 0 && before.count >= after.count ? before : after
    return closer.spelling ?? words.get(word)?.spelling ?? word
  })
  return spellings.join(' ')
}
