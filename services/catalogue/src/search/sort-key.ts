import { spelling, syllables } from './fold.ts'

const alphabet = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'

/**
 * A key of plain letters and digits whose byte order is the Vietnamese order of names (ă after a, đ after d; tones
 * only decide between names that are otherwise alike). Both engines sort by it, so neither needs a collation.
 */
export const sortKey = (name: string): string => {
  const parts = syllables(name).map(spelling)
  const letters = parts.map((part) => [...part.letters].map(letterKey).join(''))
  return `${letters.join('00')}0000${parts.map((part) => part.tone || '1').join('')}`
}

/** Two digits: 01–10 for numbers, from 11 on for the alphabet, 99 for letters of other scripts. */
const letterKey = (letter: string): string => {
  const place = alphabet.indexOf(letter)
  if (place >= 0) return String(place + 11)
  return /^\d$/.test(letter) ? String(Number(letter) + 1).padStart(2, '0') : '99'
}
