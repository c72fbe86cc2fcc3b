/**
 * Vietnamese text as search compares it. The one place where marks are taken off: the index, the queries and the
 * tests all use these functions, so no engine's own defaults decide what is equal.
 */

/** NFC and lower case; the Icelandic eth that some keyboards give for đ (U+00D0, U+00F0) becomes đ. */
export const normalise = (text: string): string =>
  text.normalize('NFC').toLowerCase().replaceAll('ð', 'đ')

/** Letters without any mark, lower case: `Cà phê Đắk Lắk` → `ca phe dak lak`. */
export const fold = (text: string): string =>
  normalise(text)
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll('đ', 'd')
    .normalize('NFC')

const syllable = /[\p{L}\p{N}]+/gu

/** The syllables and numbers of a text with their marks; everything else only separates them. */
export const syllables = (text: string): readonly string[] => normalise(text).match(syllable) ?? []

/**
 * One spelling where custom allows two: `mỳ` is `mì`, `kỹ` is `kĩ`, `quí` is `quý`. The y is kept after qu, since more
 * letters may follow it (`quy`, `quyết`).
 */
const oneSpelling = (letters: string): string =>
  letters === 'qui' ? 'quy' : letters.replace(/^([hklmstv])y$/, '$1i')

/** A syllable as it is looked for: without marks, and in one spelling where custom allows two. */
export const plain = (one: string): string => oneSpelling(fold(one))

const toneDigits: Readonly<Record<string, string>> = {
  '\u0300': '2',
  '\u0309': '3',
  '\u0303': '4',
  '\u0301': '5',
  '\u0323': '6',
}
const toneMark = /[\u0300\u0301\u0303\u0309\u0323]/gu

/** A syllable's letters (â, ê, ô, ơ, ư, ă and đ stay) and its tone as a digit, empty for the level tone. */
export const spelling = (one: string): { readonly letters: string; readonly tone: string } => {
  const marks = normalise(one).normalize('NFD')
  return {
    letters: marks.replaceAll(toneMark, '').normalize('NFC'),
    tone:
      marks
        .match(toneMark)
        ?.map((mark) => toneDigits[mark])
        .join('') ?? '',
  }
}

/** A syllable with its tone at the end, so that both ways of placing it are one: `hòa` and `hoà` → `hoa2`. */
export const toned = (one: string): string => {
  const { letters, tone } = spelling(one)
  return oneSpelling(letters) + tone
}

/** Whether a syllable was typed with any mark, a tone or a letter of its own such as ê or đ. */
export const isMarked = (one: string): boolean => fold(one) !== normalise(one)

/** Neighbouring syllables written together, by twos and threes, so that `matong` and `nuocmam` find their product. */
export const glued = (folded: readonly string[]): readonly string[] => [
  ...pairsOf(folded, 2),
  ...pairsOf(folded, 3),
]

const pairsOf = (words: readonly string[], size: number): readonly string[] =>
  words.slice(size - 1).map((_, start) => words.slice(start, start + size).join(''))

/** Words between spaces, with a space at both ends: ` ca phe `, so that ` ca ` in it is a whole word. */
export const padded = (words: readonly string[]): string => ` ${words.join(' ')} `
