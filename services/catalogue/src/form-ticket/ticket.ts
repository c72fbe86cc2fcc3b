import { randomUUID } from 'node:crypto'
import { Problem } from '@ocop/kernel/problem'
import { sealed, unsealed } from './seal.ts'

/** Nobody reads and fills in a form faster than this. */
const fastestMs = 3_000
const slowestMs = 4 * 60 * 60 * 1_000
const purpose = 'form-ticket'

/** Lets one form through; tells when it was given and can be told from every other. */
export const newTicket = (secret: string, now: string): string =>
  sealed(secret, purpose, `${randomUUID()}.${Date.parse(now)}`)

/**
 * The ticket's own name, under which its use is written down.
 * @throws invalid when it is none of ours, too old, or used faster than a person writes
 */
export const readTicket = (secret: string, ticket: string, now: string): string => {
  const [nonce = '', issued = ''] = unsealed(secret, purpose, ticket)?.split('.') ?? []
  const age = Date.parse(now) - Number(issued)
  if (nonce === '' || !(age >= 0) || age > slowestMs) throw refused('ticket-old')
  if (age < fastestMs) throw refused('ticket-hasty')
  return nonce
}

const refused = (code: 'ticket-old' | 'ticket-hasty'): Problem =>
  code === 'ticket-old'
    ? new Problem('invalid', 'ticket-old', 'This form has lain open too long. Send it once more.')
    : new Problem('invalid', 'ticket-hasty', 'Sent faster than anyone can write. Wait a moment.')

export const ticketUsed = (): Problem =>
  new Problem('conflict', 'ticket-used', 'This form was sent already. Open it anew.')
