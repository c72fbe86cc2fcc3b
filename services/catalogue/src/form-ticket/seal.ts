import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

const sealOf = (secret: string, purpose: string, text: string): Buffer =>
  createHmac('sha256', secret).update(`${purpose}\n${text}`).digest()

/** The text with a seal that only the holder of the secret can make. */
export const sealed = (secret: string, purpose: string, text: string): string =>
  `${text}.${sealOf(secret, purpose, text).toString('base64url')}`

/** The text under a seal of ours; undefined when it is none. */
export const unsealed = (secret: string, purpose: string, given: string): string | undefined => {
  const end = given.lastIndexOf('.')
  const text = given.slice(0, Math.max(end, 0))
  const seal = Buffer.from(given.slice(end + 1), 'base64url')
  const right = sealOf(secret, purpose, text)
  return seal.length === right.length && timingSafeEqual(seal, right) ? text : undefined
}

/**
 * The code given to whoever wrote a record through a public form: made from its id, so that the same form sent twice
 * gets the same code and no code is kept.
 */
export const codeFor = (secret: string, id: string): string =>
  sealOf(secret, 'tracking-code', id)
    .toString('hex')
    .slice(0, 20)
    .toUpperCase()
    .replace(/(.{5})(?=.)/g, '$1-')

/** What is kept of a code, as typed or as given. */
export const hashOfCode = (code: string): string =>
  createHash('sha256')
    .update(code.toUpperCase().replaceAll(/[^0-9A-F]/g, ''))
    .digest('hex')
