import { randomInt } from 'node:crypto'

/** Crockford's letters and digits: nothing that is mistaken for another when read aloud or off a crumpled label. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 10

/** A new code; 32^10 of them, so that nobody guesses the next one. */
export const newCode = (): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')

/** A code as it was typed, in the form it is kept in; undefined when it cannot be one. */
export const readCode = (typed: string): string | undefined => {
  const code = typed
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{10}$/.test(code) ? code : undefined
}
