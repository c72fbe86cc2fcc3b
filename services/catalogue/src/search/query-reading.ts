import type { FacetField } from '../../contract/product-list.ts'
import { provincesNamedIn } from '../reference/place-names.ts'
import { alwaysAsking, askingPhrases, fruitWords, kindPhrases, numberWords } from './asked-words.ts'
import { isMarked, normalise, plain, syllables, toned } from './fold.ts'
import { decodeKeys } from './keystrokes.ts'
import type { Lexicon } from './lexicon.ts'
import { textOf, type QueryText } from './query-text.ts'

export type FilterWish = { readonly field: FacetField; readonly value: string }

/** What somebody typed, understood. */
export type Reading = {
  /** What to find, its keys decoded and its words apart. */
  readonly text: QueryText
  /** The same without decoding anything, where that differs. */
  readonly asTyped: QueryText | undefined
  /** A number off a label or a certificate, without what separates its parts. */
  readonly code: string | undefined
  /** What was said in words and is a filter: `5 sao`, `htx`. */
  readonly understood: readonly FilterWish[]
  /** Places named in it, offered as filters and still searched for as words. */
  readonly offered: readonly FilterWish[]
}

const tokensAtMost = 24

export const readQuery = (typed: string, lexicon: Lexicon): Reading => {
  const tokens = syllables(typed.replaceAll(/[*★⭐]/gu, ' sao ')).slice(0, tokensAtMost)
  const meant = tokens.flatMap((token) => meaningOf(token, lexicon))
  const { left, understood } = withoutWishes(meant)
  const text = textOf(withoutAsking(left))
  const asTyped = textOf(tokens)
  return {
    text,
    asTyped: meant.join(' ') === tokens.join(' ') ? undefined : asTyped,
    code: codeIn(typed),
    understood,
    offered: provincesNamedIn(left).map((value) => ({ field: 'province', value })),
  }
}

/** A token nobody knows may be keys that no keyboard turned into letters, or several words written together. */
const meaningOf = (token: string, lexicon: Lexicon): readonly string[] => {
  if (lexicon.has(plain(token))) return [token]
  const decoded = decodeKeys(token)
  if (decoded !== undefined && lexicon.has(plain(decoded))) return [decoded]
  return lexicon.split(plain(token)) ?? [token]
}

/** Words agree when they are the same, or when what was typed bears no marks and is the same without any. */
const says = (typed: string | undefined, word: string): boolean =>
  typed !== undefined && (isMarked(typed) ? toned(typed) === toned(word) : typed === plain(word))

const saysPhrase = (tokens: readonly string[], at: number, phrase: string): number => {
  const words = phrase.split(' ')
  return words.every((word, index) => says(tokens[at + index], word)) ? words.length : 0
}

const withoutWishes = (
  tokens: readonly string[],
): { readonly left: readonly string[]; readonly understood: readonly FilterWish[] } => {
  const left: string[] = []
  const understood: FilterWish[] = []
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at] ?? ''
    const stars = numberWords[normalise(token)]
    const next = tokens[at + 1]
    const kind = kindPhrases.find(([phrase]) => saysPhrase(tokens, at, phrase) > 0)
    if (stars !== undefined && next !== undefined && /^(sao|star|stars)$/.test(next)) {
      understood.push({ field: 'stars', value: stars })
      at += 2
    } else if (kind) {
      understood.push({ field: 'producerKind', value: kind[1] })
      at += saysPhrase(tokens, at, kind[0])
    } else {
      left.push(token)
      at += 1
    }
  }
  return { left, understood }
}

/** Without the words that only ask, as long as something to find is left. Who sets marks means a word without them so. */
const withoutAsking = (tokens: readonly string[]): readonly string[] => {
  const left: string[] = []
  for (let at = 0; at < tokens.length;) {
    const isSure = (phrase: string): boolean =>
      saysPhrase(tokens, at, phrase) > 0 && (isMarked(tokens[at] ?? '') || phrase.includes(' '))
    const phrase = askingPhrases.find(isSure)
    if (phrase !== undefined) at += saysPhrase(tokens, at, phrase)
    else {
      const token = tokens[at] ?? ''
      if (!alwaysAsking.has(token)) left.push(token)
      at += 1
    }
  }
  return left.length > 0 ? left : tokens.filter((token) => !alwaysAsking.has(token))
}

const barelyAsking: ReadonlySet<string> = new Set(
  [...askingPhrases, ...fruitWords].flatMap((phrase) =>
    phrase.includes(' ') ? [] : [plain(phrase)],
  ),
)

/** Whether a word may only have been asking, though its missing marks leave that open. */
export const mayOnlyAsk = (word: string): boolean => barelyAsking.has(word)

/** A number off a label: one run of letters and digits with separators in it, or six digits and more. */
const codeIn = (typed: string): string | undefined => {
  const compact = syllables(typed).map(plain).join('')
  const isRow = /^[\p{L}\p{N}]+([-/.][\p{L}\p{N}]+)+$/u.test(typed.trim()) && /\d/.test(compact)
  const isLong = /\d/.test(compact) && compact.replaceAll(/\D/g, '').length >= 6
  return isRow || isLong ? compact : undefined
}
