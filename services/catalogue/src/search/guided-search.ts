import { facetFields } from '../../contract/product-list.ts'
import type { Guidance } from './guidance.ts'
import { correctedWords } from './correction.ts'
import type { Lexicon } from './lexicon.ts'
import { mayOnlyAsk, readQuery, type FilterWish, type Reading } from './query-reading.ts'
import { finished, partOfText, textOf, type QueryText } from './query-text.ts'
import type { Filters, Found, Search, SearchEngine, Suggestion } from './search.ts'

/** A search as a reader puts it: the text as typed. */
export type Question = Omit<Search, 'text' | 'matching'> & { readonly typed: string }
export type Answer = Found & {
  readonly guidance: Guidance
  /** Ids of products that have the first of the words, to go on with when few have them all. */
  readonly related: readonly string[]
}
export type SuggestQuestion = Omit<Suggestion, 'text' | 'matching'> & { readonly typed: string }

/**
 * Asks an engine until it has something: as understood, as typed, corrected, then with fewer and fewer words, then for
 * what is merely alike. A question that one engine answers well costs one search.
 */
export const findGuided = async (
  engine: SearchEngine,
  lexicon: Lexicon,
  { typed, ...question }: Question,
): Promise<Answer> => {
  const reading = readQuery(typed, lexicon)
  const filters = withWishes(question.filters, reading.understood)
  const ask = (text: QueryText, matching: Search['matching'] = 'all'): Promise<Found> =>
    engine.find({ ...question, filters, text: finished(text, lexicon.has), matching })
  const told = { understood: reading.understood, offered: reading.offered }
  let last: Found | undefined
  for (const { text, ...way } of waysOf(reading, lexicon)) {
    last = await ask(text)
    if (isFound(last)) {
      const related = await relatedTo(engine, question, { found: last, text, reading, lexicon })
      return { ...last, related, guidance: { ...told, ...way, isFilteredAway: last.total === 0 } }
    }
  }
  if (last && reading.text.words.length === 0)
    return { ...last, related: [], guidance: { ...told, ...noWay } }
  if (last && (await isOnlyFiltered(engine, question, reading.text)))
    return { ...last, related: [], guidance: { ...told, ...noWay, isFilteredAway: true } }
  const alike = await ask(reading.text, 'alike')
  return { ...alike, related: [], guidance: { ...told, ...noWay, isAlike: true } }
}

/** Below this many products others are shown beside them. */
const fewBelow = 8
const relatedAtMost = 8
const relatedTriesAtMost = 3

type Answered = {
  readonly found: Found
  readonly text: QueryText
  readonly reading: Reading
  readonly lexicon: Lexicon
}

/** A Vietnamese phrase begins with what the thing is: the fewer words from its beginning, the wider the kind. */
const relatedTo = async (
  engine: SearchEngine,
  { sort, page, filters, realms, clocks }: Omit<Question, 'typed'>,
  { found, text, reading, lexicon }: Answered,
): Promise<readonly string[]> => {
  const isFirstPage = sort === 'relevance' && page === 1 && text.words.length > 0
  // Who chose a place or a kind by hand is not shown others.
  const isNarrowed = facetFields.some((field) => field !== 'state' && filters[field].length > 0)
  if (!isFirstPage || isNarrowed || found.total >= fewBelow) return []
  const related: string[] = []
  // A wish such as `5 sao` narrows too: without it the very same words lead on.
  const widest = reading.understood.length > 0 ? text.words.length : text.words.length - 1
  const counts = wordCounts(text.words, widest, lexicon).slice(0, relatedTriesAtMost)
  for (const count of counts) {
    const ids = await engine.suggest({
      text: finished(
        partOfText(text, (index) => index < count),
        lexicon.has,
      ),
      ...{ matching: 'all', realms, clocks, limit: relatedAtMost + fewBelow },
    })
    related.push(...ids.filter((id) => !found.ids.includes(id) && !related.includes(id)))
    if (related.length >= relatedAtMost) break
  }
  return related.slice(0, relatedAtMost)
}

/** How many words to keep, most first, never parting two that are known as neighbours (`trà | Tân Cương`). */
const wordCounts = (
  words: readonly string[],
  widest: number,
  lexicon: Lexicon,
): readonly number[] => {
  const counts = Array.from({ length: widest }, (_, less) => widest - less)
  const whole = counts.filter(
    (count) => lexicon.countPair(words[count - 1] ?? '', words[count] ?? '') === 0,
  )
  return whole.length > 0 ? whole : counts
}

/** Ids of the names that begin like what is being typed. */
export const suggestGuided = async (
  engine: SearchEngine,
  lexicon: Lexicon,
  { typed, ...question }: SuggestQuestion,
): Promise<readonly string[]> => {
  const { text, asTyped } = readQuery(typed, lexicon)
  if (text.words.length === 0) return []
  const ask = (words: QueryText): Promise<readonly string[]> =>
    engine.suggest({ ...question, text: words, matching: 'all' })
  for (const each of asTyped ? [text, asTyped] : [text]) {
    const ids = await ask(each)
    if (ids.length > 0) return ids
  }
  const corrected = correctedWords(text.words, lexicon)
  const mended = corrected ? await ask(textOf(corrected)) : []
  if (mended.length > 0) return mended
  return engine.suggest({ ...question, text, matching: 'alike' })
}

type Way = Pick<Guidance, 'searchedFor' | 'leftOut' | 'isAlike' | 'isFilteredAway'> & {
  readonly text: QueryText
}
const noWay = { searchedFor: undefined, leftOut: [], isAlike: false, isFilteredAway: false }

function* waysOf(reading: Reading, lexicon: Lexicon): Generator<Way> {
  if (reading.code !== undefined) yield { ...noWay, text: textOf([reading.code]) }
  yield { ...noWay, text: reading.text }
  if (reading.text.words.length === 0) return
  if (reading.asTyped) yield { ...noWay, text: reading.asTyped }
  const toFind = partOfText(reading.text, (index) => !mayOnlyAsk(reading.text.words[index] ?? ''))
  if (toFind.words.length > 0 && toFind.words.length < reading.text.words.length)
    yield { ...noWay, text: toFind }
  const corrected = correctedWords(reading.text.words, lexicon)
  if (corrected) {
    const text = withMarks(corrected, reading.text)
    yield { ...noWay, text, searchedFor: lexicon.spell(corrected) }
  }
  yield* shorterWays(corrected ? withMarks(corrected, reading.text) : reading.text, lexicon)
}

/** Corrected words with the marks of those that were right. */
const withMarks = (words: readonly string[], typed: QueryText): QueryText => {
  const kept = (index: number): boolean => words[index] === typed.words[index]
  return {
    ...typed,
    words,
    tonedWords: words.map((word, index) =>
      kept(index) ? (typed.tonedWords[index] ?? word) : word,
    ),
    marked: words.map((_, index) => kept(index) && (typed.marked[index] ?? false)),
  }
}

const shorterAtMost = 5

/** First without words that may only have been asking, then without those nobody knows, then the commonest go. */
function* shorterWays(text: QueryText, lexicon: Lexicon): Generator<Way> {
  const spare = (word: string): number => {
    if (!lexicon.has(word)) return 3_000_000
    return mayOnlyAsk(word) ? 2_000_000 : lexicon.count(word)
  }
  const bySpare = text.words
    .map((word, index) => ({ index, spare: spare(word) }))
    .toSorted((a, b) => b.spare - a.spare || b.index - a.index)
  const sure = bySpare.filter((each) => each.spare >= 2_000_000).length
  const first = Math.max(1, Math.min(sure, text.words.length - 1))
  for (let out = first; out < Math.min(text.words.length, first + shorterAtMost); out += 1) {
    const left = new Set(bySpare.slice(0, out).map(({ index }) => index))
    const leftOut = text.words.filter((_, index) => left.has(index))
    yield { ...noWay, text: partOfText(text, (index) => !left.has(index)), leftOut }
  }
}

const isFound = ({ total, facets }: Found): boolean =>
  total > 0 || Object.values(facets).some((counts) => counts.length > 0)

/** Whether products have the words but none of them passes what was chosen beside the text. */
const isOnlyFiltered = async (
  engine: SearchEngine,
  question: Omit<Question, 'typed'>,
  text: QueryText,
): Promise<boolean> => {
  const open = Object.fromEntries(Object.keys(question.filters).map((field) => [field, []]))
  const isNarrowed = Object.values(question.filters).some((values) => values.length > 0)
  if (!isNarrowed || text.words.length === 0) return false
  const filters = { ...question.filters, ...open }
  return (await engine.find({ ...question, filters, text, matching: 'all' })).total > 0
}

/** A filter said in words holds unless the reader chose for that field by hand. */
const withWishes = (filters: Filters, wishes: readonly FilterWish[]): Filters =>
  wishes.reduce<Filters>(
    (all, { field, value }) =>
      filters[field].length > 0 ? all : { ...all, [field]: [...all[field], value] },
    filters,
  )
