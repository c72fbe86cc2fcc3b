import { normalise } from './fold.ts'
import { canBeSyllable } from './syllable-shape.ts'

/**
 * What somebody meant whose keyboard did not turn Telex or VNI keys into Vietnamese letters: `nuowcs` → `nước`,
 * `ma65t` → `mật`. @returns undefined when the keys cannot have meant a Vietnamese syllable
 */
export const decodeKeys = (token: string): string | undefined => {
  if (!/^[a-z][a-z0-9]*$/.test(token)) return undefined
  const read = /\d/.test(token) ? readVni(token) : readTelex(token)
  if (read === undefined || !canBeSyllable(read.letters)) return undefined
  if (/[ptck]h?$/.test(read.letters) && toneNotBeforeStop.has(read.tone)) return undefined
  const meant = withTone(read)
  return meant === token ? undefined : meant
}

type Read = { readonly letters: string; readonly tone: string }

/** A syllable that ends in p, t, c or ch is only ever spoken with the rising or the heavy tone. */
const toneNotBeforeStop: ReadonlySet<string> = new Set(['\u0300', '\u0309', '\u0303'])

const telexTones: Readonly<Record<string, string>> = {
  s: '\u0301',
  f: '\u0300',
  r: '\u0309',
  x: '\u0303',
  j: '\u0323',
}

/** None of these keys ends a Vietnamese syllable as a letter, so behind the vowel each is a tone. */
const readTelex = (token: string): Read | undefined => {
  const vowel = token.search(/[aeiouyw]/)
  if (vowel < 0) return undefined
  const behind = token.slice(vowel)
  const key = behind.match(/[sfrxj]/g)?.at(-1)
  const letters = token.slice(0, vowel) + behind.replace(/[sfrxjz](?=[^sfrxjz]*$)/, '')
  return { letters: telexLetters(letters), tone: key === undefined ? '' : (telexTones[key] ?? '') }
}

const telexRules: readonly (readonly [RegExp, string])[] = [
  [/^dd/, 'đ'],
  [/^d(.+)d$/, 'đ$1'],
  [/u(?:w?ow|wo)/, 'ươ'],
  [/uo(\w+)w$/, 'ươ$1'],
  [/ua?w/, 'ư'],
  [/aa/, 'â'],
  [/ee/, 'ê'],
  [/oo/, 'ô'],
  [/a([a-z]*)w/, 'ă$1'],
  [/o([a-z]*)w/, 'ơ$1'],
  [/u([a-z]*)w/, 'ư$1'],
  [/a([^aeiou]+)a$/, 'â$1'],
  [/e([^aeiou]+)e$/, 'ê$1'],
  [/o([^aeiou]+)o$/, 'ô$1'],
  [/w/, 'ư'],
]

const telexLetters = (keys: string): string => {
  // `uaw` is `ưa`, all others keep what follows.
  const opened = keys.replace(/uaw/, 'ưa')
  return telexRules.reduce((letters, [rule, letter]) => letters.replace(rule, letter), opened)
}

const vniTones: Readonly<Record<string, string>> = {
  1: '\u0301',
  2: '\u0300',
  3: '\u0309',
  4: '\u0303',
  5: '\u0323',
}

const vniRules: readonly (readonly [RegExp, string])[] = [
  [/u7?o([a-z]*)7/, 'ươ$1'],
  [/a([a-z]*)6/, 'â$1'],
  [/e([a-z]*)6/, 'ê$1'],
  [/o([a-z]*)6/, 'ô$1'],
  [/o([a-z]*)7/, 'ơ$1'],
  [/u([a-z]*)7/, 'ư$1'],
  [/a([a-z]*)8/, 'ă$1'],
  [/d([a-zâêôơưă]*)9/, 'đ$1'],
]

const readVni = (token: string): Read | undefined => {
  const key = token.match(/[1-5]/)?.[0]
  const keys = key === undefined ? token : token.replace(key, '')
  const letters = vniRules.reduce((all, [rule, letter]) => all.replace(rule, letter), keys)
  if (/\d/.test(letters)) return undefined
  return { letters, tone: key === undefined ? '' : (vniTones[key] ?? '') }
}

/** The tone over the vowel that bears it; which one only matters to the eye, since search compares it apart. */
const withTone = ({ letters, tone }: Read): string => {
  const marked = [...letters].findLastIndex((letter) => 'âêôơưă'.includes(letter))
  const from = letters.match(/^(qu|gi(?=[aeou])|[^aeiouy]*)/)?.[0].length ?? 0
  const vowels = letters.slice(from).match(/^[aeiouy]+/)?.[0].length ?? 1
  const closed = from + vowels < letters.length
  const at = marked >= 0 ? marked : from + (vowels >= 3 || (vowels === 2 && closed) ? 1 : 0)
  return normalise(letters.slice(0, at + 1) + tone + letters.slice(at + 1))
}
