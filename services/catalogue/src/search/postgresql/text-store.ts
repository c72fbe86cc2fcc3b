import { sql, type RawBuilder } from 'kysely'
import { padded } from '../fold.ts'
import type { QueryText } from '../query-text.ts'

/** How a text narrows and ranks the products: each part is SQL over the columns of `product p`. */
export type TextMatch = {
  readonly where: RawBuilder<boolean>
  /** Marks as typed first, then whole words in the name, then likeness; higher is better. */
  readonly rank: readonly RawBuilder<number>[]
}

/** Every product, all alike. */
export const anyText: TextMatch = { where: sql`true`, rank: [] }

type Column = 'searchText' | 'nameFold'

/** Each word must stand in the column; the last one may be the beginning of a word, since it may still be typed. */
export const allWords = (text: QueryText, column: Column = 'searchText'): TextMatch => ({
  where: sql`(${sql.join(
    text.words.map(
      (word, index) => sql`${sql.ref(`p.${column}`)} like ${pattern(text, word, index)}`,
    ),
    sql` and `,
  )})`,
  rank: [marks(text), wholeWords(text), sql`similarity(p.name_fold, ${text.words.join(' ')})`],
})

/** Something like the words, for what was mistyped; served by the trigram index under the threshold set beforehand. */
export const likeWords = (text: QueryText): TextMatch => {
  const phrase = text.words.join(' ')
  return {
    where: sql`${phrase} <% p.name_fold`,
    rank: [
      sql`word_similarity(${phrase}, p.name_fold)`,
      marks(text),
      sql`similarity(p.name_fold, ${phrase})`,
    ],
  }
}

// Words are letters and digits only (fold.ts), so no pattern holds a wildcard that somebody typed.
const pattern = (text: QueryText, word: string, index: number): string =>
  index === text.words.length - 1 ? `% ${word}%` : `% ${word} %`

/** The SQL twin of markAgreement. */
const marks = ({ tonedWords, markedWords }: QueryText): RawBuilder<number> => {
  if (markedWords.length === 0) return sql`0`
  const wanted = [...markedWords.map((word) => padded([word])), padded(tonedWords)]
  return sql`(${sql.join(
    wanted.map((part) => sql`(p.name_toned like ${`%${part}%`})::int`),
    sql` + `,
  )})`
}

/** 3: the words together as whole words; 2: together, the last one begun; 1: all of them somewhere in the name. */
const wholeWords = (text: QueryText): RawBuilder<number> => sql`case
  when p.name_fold like ${`%${padded(text.words)}%`} then 3
  when p.name_fold like ${`% ${text.words.join(' ')}%`} then 2
  when ${sql.join(
    text.words.map((word) => sql`p.name_fold like ${`% ${word}%`}`),
    sql` and `,
  )} then 1
  else 0 end`
