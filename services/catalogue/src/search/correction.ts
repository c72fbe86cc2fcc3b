import type { Lexicon } from './lexicon.ts'

/** A word that may have been meant, and how unlikely that is. */
type Meant = { readonly word: string; readonly cost: number }
type Path = { readonly words: readonly string[]; readonly cost: number }

const unknownCost = 2.5
const mistakeCost = 1
const firstLetterCost = 0.4
const meantAtMost = 24

/**
 * The words most likely meant: few mistakes, and neighbours that stand together in names. Only worth asking when
 * nothing has the words as typed. @returns undefined when there is no better guess than what was typed
 */
export const correctedWords = (
  words: readonly string[],
  lexicon: Lexicon,
): readonly string[] | undefined => {
  let paths: readonly Path[] = [{ words: [], cost: 0 }]
  words.forEach((word, index) => {
    const options = meantBy(word, index === words.length - 1, lexicon)
    paths = options.map((option) => bestPath(paths, option, lexicon))
  })
  const best = paths.toSorted((a, b) => a.cost - b.cost)[0]
  return best && best.words.join(' ') !== words.join(' ') ? best.words : undefined
}

const meantBy = (word: string, isLast: boolean, lexicon: Lexicon): readonly Meant[] => {
  const isKnown = lexicon.has(word) || /\d/.test(word)
  const asTyped = isKnown ? 0 : isLast && lexicon.begins(word) ? mistakeCost : unknownCost
  const near = lexicon
    .near(word)
    .toSorted((a, b) => lexicon.count(b) - lexicon.count(a))
    .slice(0, meantAtMost)
    .map((other) => ({
      word: other,
      cost: mistakeCost + (other[0] === word[0] ? 0 : firstLetterCost),
    }))
  return [{ word, cost: asTyped }, ...near]
}

/** The cheapest way to come to an option; neighbours that are often seen together make it cheaper. */
const bestPath = (paths: readonly Path[], { word, cost }: Meant, lexicon: Lexicon): Path => {
  const ways = paths.map((path) => {
    const before = path.words.at(-1)
    const seen = before === undefined ? 0 : lexicon.countPair(before, word)
    const bonus = seen === 0 ? 0 : 1.1 + Math.min(0.6, Math.log10(seen) * 0.3)
    return { words: [...path.words, word], cost: path.cost + cost - bonus }
  })
  return ways.reduce((best, way) => (way.cost < best.cost ? way : best))
}
