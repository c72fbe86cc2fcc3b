import type { FilterWish } from './query-reading.ts'

/** How an answer was come by, so that a page can say it and offer the way on. */
export type Guidance = {
  /** Filters that were said in words and hold. */
  readonly understood: readonly FilterWish[]
  /** Filters the words suggest; they do not hold until the reader chooses them. */
  readonly offered: readonly FilterWish[]
  /** The words that were searched for in place of mistyped ones, with their marks. */
  readonly searchedFor: string | undefined
  /** Words that were left out because nothing has them all. */
  readonly leftOut: readonly string[]
  /** Nothing has the words; what is shown is merely like them. */
  readonly isAlike: boolean
  /** Products have the words, but none passes the filters. */
  readonly isFilteredAway: boolean
}
