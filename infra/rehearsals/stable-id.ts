import { createHash } from 'node:crypto'

/** The same words give the same UUID (version 8, RFC 9562), so that an act played again is the same command. */
export const stableId = (...words: readonly (string | number)[]): string => {
  const hex = createHash('sha256').update(words.join('\u0000')).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
