import { fold, normalise, syllables } from '../src/search/fold.ts'
import { stableShare } from '../demonstration/stable-id.ts'

/** The name as somebody types it in one of the ways below; undefined where the name cannot be typed so. */
export type Disguise = (name: string) => string | undefined

const words = (name: string): readonly string[] => syllables(name)
const pick = (count: number, seed: string): number => Math.floor(stableShare(seed) * count)

export const asItIs: Disguise = (name) => normalise(name)
export const withoutMarks: Disguise = (name) =>
  fold(name) === normalise(name) ? undefined : fold(name)

/** Every other word that has marks loses them. */
export const withSomeMarks: Disguise = (name) => {
  let marked = 0
  const typed = words(name).map((word) => {
    if (fold(word) === word) return word
    marked += 1
    return marked % 2 === 0 ? fold(word) : word
  })
  return marked < 2 ? undefined : typed.join(' ')
}

/** By twos without a space and without marks. */
export const writtenTogether: Disguise = (name) => {
  const plain = words(name).map(fold)
  return Array.from({ length: Math.ceil(plain.length / 2) }, (_, pair) =>
    plain.slice(pair * 2, pair * 2 + 2).join(''),
  ).join(' ')
}

const telexLetters: Readonly<Record<string, string>> = {
  ...{ â: 'aa', ê: 'ee', ô: 'oo', ă: 'aw', ơ: 'ow', ư: 'uw', đ: 'dd' },
}
const vniLetters: Readonly<Record<string, string>> = {
  ...{ â: 'a6', ê: 'e6', ô: 'o6', ă: 'a8', ơ: 'o7', ư: 'u7', đ: 'd9' },
}
const tones: readonly (readonly [mark: string, telex: string, vni: string])[] = [
  ['\u0301', 's', '1'],
  ['\u0300', 'f', '2'],
  ['\u0309', 'r', '3'],
  ['\u0303', 'x', '4'],
  ['\u0323', 'j', '5'],
]

const keysOf = (word: string, isTelex: boolean): string => {
  const marks = word.normalize('NFD')
  const tone = tones.find(([mark]) => marks.includes(mark))
  const letters = (tone ? marks.replace(tone[0], '') : marks).normalize('NFC')
  const table = isTelex ? telexLetters : vniLetters
  const keys = [...letters].map((letter) => table[letter] ?? letter).join('')
  return tone ? keys + tone[isTelex ? 1 : 2] : keys
}

/** The bare keys of Telex or VNI, half of the names each. */
export const asKeys: Disguise = (name) => {
  const isTelex = stableShare(`keys|${name}`) < 0.5
  const typed = words(name).map((word) => keysOf(word, isTelex))
  return typed.join(' ') === words(name).join(' ') ? undefined : typed.join(' ')
}

const neighbours: Readonly<Record<string, string>> = {
  ...{ a: 's', b: 'v', c: 'x', d: 'f', e: 'r', g: 'h', h: 'j', i: 'o', k: 'l', l: 'k', m: 'n' },
  ...{ n: 'b', o: 'p', p: 'o', q: 'w', r: 't', s: 'd', t: 'y', u: 'i', v: 'b', x: 'c', y: 'u' },
}

/** One word without marks and with one mistake: a letter left out, doubled, exchanged with the next, or beside it. */
export const mistyped: Disguise = (name) => {
  const plain = words(name).map(fold)
  const long = plain.flatMap((word, index) => (/^[a-z]{3,}$/.test(word) ? [index] : []))
  const at = long[pick(long.length, `word|${name}`)]
  if (at === undefined) return undefined
  const word = plain[at] ?? ''
  const letter = 1 + pick(word.length - 1, `letter|${name}`)
  const [before, one, after] = [word.slice(0, letter), word[letter] ?? '', word.slice(letter + 1)]
  const mistakes = [
    before + after,
    before + one + one + after,
    before.slice(0, -1) + one + before.slice(-1) + after,
    before + (neighbours[one] ?? 'q') + after,
  ].filter((mistake) => mistake !== word)
  const wrong = mistakes[pick(mistakes.length, `mistake|${name}`)] ?? before + after
  return plain.with(at, wrong).join(' ')
}

/** One marked word with another tone. */
export const withWrongTone: Disguise = (name) => {
  const all = words(name)
  const toned = all.flatMap((word, index) =>
    tones.some(([mark]) => word.normalize('NFD').includes(mark)) ? [index] : [],
  )
  const at = toned[pick(toned.length, `tone|${name}`)]
  if (at === undefined) return undefined
  const marks = (all[at] ?? '').normalize('NFD')
  const own = tones.findIndex(([mark]) => marks.includes(mark))
  const other = tones[(own + 1 + pick(4, `other|${name}`)) % 5]
  return all
    .with(at, marks.replace(tones[own]?.[0] ?? '', other?.[0] ?? '').normalize('NFC'))
    .join(' ')
}

const spellings: readonly (readonly [RegExp, string])[] = [
  ...(
    [
      ['òa', 'oà'],
      ['óa', 'oá'],
      ['ỏa', 'oả'],
      ['ọa', 'oạ'],
      ['òe', 'oè'],
      ['ỏe', 'oẻ'],
      ['ùy', 'uỳ'],
      ['úy', 'uý'],
      ['ủy', 'uỷ'],
      ['ụy', 'uỵ'],
    ] as const
  ).map(([one, other]): [RegExp, string] => [new RegExp(`${one}$`), other]),
  [/^quý$/, 'quí'],
  [/^quy$/, 'qui'],
  [/^mì$/, 'mỳ'],
  [/^mỳ$/, 'mì'],
  [/^mỹ$/, 'mĩ'],
  [/^kỹ$/, 'kĩ'],
  [/^sỹ$/, 'sĩ'],
  [/^ly$/, 'li'],
  [/^cacao$/, 'ca cao'],
  [/^actiso$/, 'atiso'],
  [/^atiso$/, 'actiso'],
  [/^socola$/, 'sô cô la'],
  [/^dĩa$/, 'đĩa'],
  [/^lứt$/, 'lức'],
]
const phraseSpellings: readonly (readonly [string, string])[] = [
  ['ca cao', 'cacao'],
  ['cà phê', 'cafe'],
  ['lạp sườn', 'lạp xưởng'],
  ['lạp xưởng', 'lạp sườn'],
  ['sà rông', 'xà rông'],
]

/** In another spelling that is as right. */
export const spelledOtherwise: Disguise = (name) => {
  const before = words(name).join(' ')
  const phrases = phraseSpellings.find(([one]) => before.includes(one))
  if (phrases) return before.replace(...phrases)
  const typed = words(name)
    .map((word) => {
      const rule = spellings.find(([pattern]) => pattern.test(word))
      return rule ? word.replace(...rule) : word
    })
    .join(' ')
  return typed === before ? undefined : typed
}
