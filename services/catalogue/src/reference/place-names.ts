import { isMarked, plain, syllables, toned } from '../search/fold.ts'
import { provinceNamesToday } from './places.ts'

type Named = { readonly words: readonly string[]; readonly toned: readonly string[]; code: string }

/** Every province by each name it has or had, the longer names first. */
const named: readonly Named[] = provinceNamesToday
  .map(([name, code]) => {
    const parts = syllables(name)
    return { words: parts.map(plain), toned: parts.map(toned), code }
  })
  .toSorted((a, b) => b.words.length - a.words.length)

/** Codes of the provinces of today whose name, or whose predecessor's name, stands among the words. */
export const provincesNamedIn = (tokens: readonly string[]): readonly string[] => {
  const found = named.filter(({ words, toned: marked }) =>
    tokens.some((_, at) =>
      words.every((word, index) => {
        const token = tokens[at + index]
        if (token === undefined) return false
        return isMarked(token) ? toned(token) === marked[index] : plain(token) === word
      }),
    ),
  )
  return [...new Set(found.map(({ code }) => code))]
}
