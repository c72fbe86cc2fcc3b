import { sql, type RawBuilder } from 'kysely'
import { padded } from '../fold.ts'
import { markedWords, type QueryText } from '../query-text.ts'

/** How a text narrows and ranks the products: each part is SQL over the columns of `product p`. */
export type TextMatch = {
  readonly where: RawBuilder<boolean>
  /** Only to choose the best hundred of many; their order is settled in ranking.ts. Higher is better. */
  readonly rank: readonly RawBuilder<number>[]
}

/** Every product, all alike. */
export const anyText: TextMatch = { where: sql`true`, rank: [] }

/** Each word must be there; an open text's last one may be the beginning of a word. */
export const allWords = (
  text: QueryText,
  column: 'searchWords' | 'suggestWords' = 'searchWords',
): TextMatch => ({
  where: sql`${sql.ref(`p.${column}`)} @@ ${wordQuery(text)}::tsquery`,
  rank: [marks(text), placeOfWords(text), sql`-length(p.name_fold)`],
})

const begunAtMost = 400

/**
 * Names that begin with what is typed, the first of them in the order of an index: served by it however short that is.
 * @param isShown what of a product decides whether it is shown at all, so that none that is not takes a place
 */
export const begunNames = (text: QueryText, isShown: RawBuilder<boolean>): TextMatch => ({
  where: sql`p.product_id in (
    select p.product_id from product p where p.name_fold like ${` ${text.words.join(' ')}%`} and ${isShown}
    order by p.name_fold using ~<~ limit ${begunAtMost})`,
  rank: [marks(text), sql`-length(p.name_fold)`],
})

/** Something like the words, for what nothing has; served by the trigram index under the threshold set beforehand. */
export const likeWords = (text: QueryText): TextMatch => {
  const phrase = text.words.join(' ')
  return {
    where: sql`${phrase} <% p.name_fold`,
    rank: [sql`word_similarity(${phrase}, p.name_fold)`, sql`similarity(p.name_fold, ${phrase})`],
  }
}

// Words are letters and digits only (fold.ts), so no pattern holds a wildcard or quote that somebody typed.
const wordQuery = ({ words, isOpen }: QueryText): string =>
  words.map((word) => `'${word}'`).join(' & ') + (isOpen ? ':*' : '')

/** How many of the marked words the product has with these very marks. */
const marks = (text: QueryText): RawBuilder<number> => {
  const wanted = markedWords(text)
  if (wanted.length === 0) return sql`0`
  return sql`(${sql.join(
    wanted.map(
      (word) =>
        sql`(strpos(p.name_toned, ${padded([word])}) > 0 or strpos(p.alias_toned, ${padded([word])}) > 0)::int`,
    ),
    sql` + `,
  )})`
}

/** 4: the name begins with the words; 3: they stand in it together; 2: all of them somewhere in it; 1: in other words for it. */
const placeOfWords = (
  text: QueryText,
): RawBuilder<number> => sql`case strpos(p.name_fold, ${` ${text.words.join(' ')}`})
  when 1 then 4
  when 0 then case
    when ${everyWord(text, 'nameFold')} then 2
    when ${everyWord(text, 'aliasFold')} then 1
    else 0 end
  else 3 end`

const everyWord = (text: QueryText, column: 'nameFold' | 'aliasFold'): RawBuilder<boolean> =>
  sql`(${sql.join(
    text.words.map((word) => sql`strpos(${sql.ref(`p.${column}`)}, ${` ${word}`}) > 0`),
    sql` and `,
  )})`
