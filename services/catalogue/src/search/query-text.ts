import { fold, isMarked, syllables, toned } from './fold.ts'

/** What somebody typed, as the engines compare it. */
export type QueryText = {
  /** Folded words in the order typed; empty when nothing is asked for by text. */
  readonly words: readonly string[]
  readonly tonedWords: readonly string[]
  /** The toned words that carry a mark: only those can agree or disagree with a name's own marks. */
  readonly markedWords: readonly string[]
}

/** More words than this say nothing more and only cost time. */
const wordsAtMost = 12

export const queryText = (typed: string): QueryText => {
  const parts = syllables(typed).slice(0, wordsAtMost)
  return {
    words: parts.map(fold),
    tonedWords: parts.map(toned),
    markedWords: parts.filter(isMarked).map(toned),
  }
}

/**
 * How well a name's marks agree with those typed: one for each marked word found as typed, one more when the whole
 * query stands in the name as typed; 0 when nothing was marked.
 */
export const markAgreement = (
  { tonedWords, markedWords }: QueryText,
  nameToned: string,
): number => {
  if (markedWords.length === 0) return 0
  const words = markedWords.filter((word) => nameToned.includes(` ${word} `)).length
  return words + (nameToned.includes(` ${tonedWords.join(' ')} `) ? 1 : 0)
}
