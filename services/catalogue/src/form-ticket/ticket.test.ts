import { expect, test } from 'vitest'
import { newTicket, readTicket } from './ticket.ts'

const secret = 'a secret of this test alone'
const at = (seconds: number): string =>
  new Date(Date.parse('2026-11-23T03:00:00.000Z') + seconds * 1_000).toISOString()

test('a ticket lets a form through after three seconds and for four hours, always under one name', () => {
  const ticket = newTicket(secret, at(0))
  expect(readTicket(secret, ticket, at(3))).toBe(readTicket(secret, ticket, at(4 * 3_600)))
})

test.each([
  ['at once', 2, 'ticket-hasty'],
  ['after four hours', 4 * 3_600 + 1, 'ticket-old'],
  ['before it was given', -1, 'ticket-old'],
])('%s it does not', (_, seconds, code) => {
  const ticket = newTicket(secret, at(0))
  expect(() => readTicket(secret, ticket, at(seconds))).toThrow(expect.objectContaining({ code }))
})

test('a ticket of somebody else’s making lets nothing through', () => {
  const forged = newTicket('another secret', at(0))
  expect(() => readTicket(secret, forged, at(10))).toThrow(
    expect.objectContaining({ code: 'ticket-old' }),
  )
})
