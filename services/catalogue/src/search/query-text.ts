import { isMarked, plain, toned } from './fold.ts'

/** What somebody looks for, as the engines compare it. */
export type QueryText = {
  /** Plain words in the order typed; empty when nothing is asked for by text. */
  readonly words: readonly string[]
  readonly tonedWords: readonly string[]
  /** Whether the word at that place carries a mark: only those can agree or disagree with a name's own marks. */
  readonly marked: readonly boolean[]
  /** Whether the last word may be only the beginning of one. */
  readonly isOpen: boolean
}

/** More words than this say nothing more and only cost time. */
const wordsAtMost = 12

/** The text of syllables as they were typed or are known to be meant. */
export const textOf = (syllables: readonly string[]): QueryText => {
  const parts = syllables.slice(0, wordsAtMost)
  return {
    words: parts.map(plain),
    tonedWords: parts.map(toned),
    marked: parts.map(isMarked),
    isOpen: true,
  }
}

/** The text with its last word taken as whole when it is one of those known: a list is asked for when typing is over. */
export const finished = (text: QueryText, isKnown: (word: string) => boolean): QueryText => ({
  ...text,
  isOpen: !isKnown(text.words.at(-1) ?? ''),
})

/** The words at these places only. */
export const partOfText = (text: QueryText, keep: (index: number) => boolean): QueryText => ({
  ...text,
  words: text.words.filter((_, index) => keep(index)),
  tonedWords: text.tonedWords.filter((_, index) => keep(index)),
  marked: text.marked.filter((_, index) => keep(index)),
})

/** The toned words that carry a mark. */
export const markedWords = (text: QueryText): readonly string[] =>
  text.tonedWords.filter((_, index) => text.marked[index])
